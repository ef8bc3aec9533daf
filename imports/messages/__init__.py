"""Sentences for codes: what is wrong, and how to put it right, in the reader's language."""

from imports.messages.fields import field_header, field_label
from imports.messages.say import about_file, about_row, becomes, say_units, title_of

__all__ = ["about_file", "about_row", "becomes", "field_header", "field_label", "say_units", "title_of"]
