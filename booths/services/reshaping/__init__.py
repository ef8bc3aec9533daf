"""Moving, merging and splitting units. Seats and members, which booths know nothing of, are carried by ``teams``."""

from booths.services.reshaping.merging import unit_absorb
from booths.services.reshaping.moving import unit_move
from booths.services.reshaping.recording import UNDO_DAYS, may_be_undone, reshaping_record
from booths.services.reshaping.splitting import unit_part

__all__ = ["UNDO_DAYS", "may_be_undone", "reshaping_record", "unit_absorb", "unit_move", "unit_part"]
