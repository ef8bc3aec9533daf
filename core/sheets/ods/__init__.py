"""Reading OpenDocument sheets (.ods) as a stream: calamine lets 5 kB of repeated cells grow to gigabytes."""

from core.sheets.ods.sheet import OdsSheet

__all__ = ["OdsSheet"]
