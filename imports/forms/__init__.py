"""What people hand in and answer on this app's pages."""

from imports.forms.columns import ColumnsForm
from imports.forms.listing import ListForm
from imports.forms.upload import UploadForm

__all__ = ["ColumnsForm", "ListForm", "UploadForm"]
