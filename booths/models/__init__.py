"""The register: units, booths, WhatsApp groups, checks, and the tallies kept over them."""

from booths.models.booth import Booth
from booths.models.check import GroupCheck
from booths.models.collision import LinkCollision
from booths.models.group import WhatsAppGroup
from booths.models.renumbering import Renumbering, RenumberingLine
from booths.models.reshaping import Reshaping
from booths.models.settings import StateSettings
from booths.models.tally import BoothTally, GroupTally
from booths.models.unit import RevenueDistrict, Unit, UnitAlias

__all__ = [
    "Booth",
    "BoothTally",
    "GroupCheck",
    "GroupTally",
    "LinkCollision",
    "Renumbering",
    "RenumberingLine",
    "Reshaping",
    "RevenueDistrict",
    "StateSettings",
    "Unit",
    "UnitAlias",
    "WhatsAppGroup",
]
