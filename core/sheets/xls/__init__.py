"""Reading the old binary .xls with calamine, in a process of its own.

A few wrong bytes make calamine ask for 32 GB and take its process down with it; here that ends a child with limits of
memory and time, and the file is refused as damaged.
"""

from core.sheets.xls.sheet import XlsSheet

__all__ = ["XlsSheet"]
