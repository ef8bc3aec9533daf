"""Reading .xlsx as a stream.

calamine holds the whole sheet in memory (370 MB for 10.5 lakh rows of 4 cells, and a grid as large as its furthest
cells make it), says nothing of hyperlinks and hidden rows, and gives the first row only after the last is read. These
modules keep memory flat (77 MB for that sheet) and give the first rows of any sheet at once; all rows take about twice
calamine's time.
"""

from core.sheets.xlsx.sheet import XlsxSheet

__all__ = ["XlsxSheet"]
