"""Reading text with a delimiter (.csv, .tsv, .txt, pasted) as a stream, whatever its encoding and delimiter."""

from core.sheets.delimited.sheet import DelimitedSheet

__all__ = ["DelimitedSheet"]
