"""Writing official accounts: which there are, who runs them, how many follow them."""

from teams.services.handles.accounts import handle_close, handle_register, handle_reopen, handle_update
from teams.services.handles.counts import Figure, Noted, Outcome, counts_note, handle_count_note
from teams.services.handles.keepers import handle_keepers_set

__all__ = [
    "Figure",
    "Noted",
    "Outcome",
    "counts_note",
    "handle_close",
    "handle_count_note",
    "handle_keepers_set",
    "handle_register",
    "handle_reopen",
    "handle_update",
]
