"""Invite links out of WhatsApp texts: a chat, pasted or exported as .txt, and plain lists of booths and links.

A text becomes an ordinary sheet of groups (``ChatSheet``): a row for each link, with what its message says of booth,
assembly, group number and admin. Nothing is guessed: a link without a booth number, or with two, becomes a row that the
checker refuses. Recognised by what stands in it, never by the ending of its name.
"""

from imports.chat.exported import exported_text
from imports.chat.recognising import text_kind
from imports.chat.sheet import FIELDS, ChatSheet

__all__ = ["FIELDS", "ChatSheet", "exported_text", "text_kind"]
