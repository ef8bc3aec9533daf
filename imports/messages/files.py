"""Why a file was refused as a whole, or a job ended as it did: what is wrong and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Template = str | Promise

FOUND: dict[str, Template] = {
    "pdf": _("a PDF"),
    "image": _("a picture"),
    "word": _("a Word document"),
    "zip": _("a zip archive"),
    "rar": _("a RAR archive"),
    "7z": _("a 7z archive"),
    "gzip": _("a gzip archive"),
    "xlsb": _("a binary Excel workbook (.xlsb)"),
    "xml": "XML",
    "binary": _("a program or something else that is no text"),
}
"""What a file is that is no sheet."""

FILES: dict[str, Template] = {
    "empty": _("The file is empty. Choose the file that has the rows in it."),
    "encrypted": _(
        "The file is protected by a password. Open it in Excel, remove the password, save and upload it again."
    ),
    "damaged": _(
        "The file is damaged and cannot be read to its end. Open it in Excel, save it anew as .xlsx and upload that."
    ),
    "html_as_xls": _("This is a web page saved with the ending .xls. Open it in Excel and save it as .xlsx."),
    "unknown_format": _("This is no sheet (it seems to be: %(found)s). Upload .xlsx, .xls, .ods or .csv."),
    "too_large_bytes": _(
        "The file is larger than %(megabytes)s MB. Split it and upload the parts one after the other."
    ),
    "too_large_rows": _("The sheet has more than %(maximum)s rows. Split it and upload the parts one after the other."),
    "too_large_columns": _("Row %(row)s has more than %(maximum)s columns. Remove the columns that are not needed."),
    "too_large_characters": _("A cell in row %(row)s has more than %(maximum)s characters. Shorten it."),
    "too_large_cells": _(
        "The sheet has more than %(maximum)s cells. Split it and upload the parts one after the other."
    ),
    "zip_bomb": _("The file would unpack to an enormous size and is not opened. Save it anew in Excel as .xlsx."),
    "no_such_sheet": _("The workbook has no sheet “%(sheet)s”. It has: %(sheets)s."),
    "missing_column": _(
        "The column “%(field)s” is missing. Give it this header in the sheet, or choose the column here."
    ),
    "missing_column_near": _(
        "The column “%(field)s” is missing. The nearest header is “%(nearest)s”: rename it, or choose the column here."
    ),
    "chat_without_links": _(
        "This is a chat, but no invite link of a group stands in it. Paste messages that have the link in them."
    ),
    "no_kind": _("It cannot be told from the headers what the rows are. Say what they are."),
    "file_erased": _("The file is no longer kept. Upload it again."),
    "gave_up": _("The work failed several times. Try again later; if it fails again, tell the administrator."),
    "all_or_nothing": _(
        "Nothing was applied: rows are refused and you chose all or nothing. Mend them, or apply the good ones."
    ),
}
