"""Reading OpenDocument sheets (.ods) as a stream: a kilobyte of repeated cells costs calamine gigabytes."""

from core.sheets.ods.sheet import OdsSheet

__all__ = ["OdsSheet"]
