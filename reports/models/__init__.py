"""An export as a record."""

from reports.models.export import ExportJob, Format, Numbers, State

__all__ = ["ExportJob", "Format", "Numbers", "State"]
