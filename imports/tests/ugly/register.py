"""The register that the ugly sheets meet: the cast's places and people, and what sheets of real life stumble over."""

from booths.levels import Level
from booths.models import RevenueDistrict, Unit, UnitAlias, WhatsAppGroup
from booths.services import unit_create
from core.text import fold
from imports.tests.ugly.invented import code, phone
from teams.tests.cast import Cast, make_booth, make_cast, make_group

REGISTERED = {
    ("171", "1", 1): 1,
    ("171", "1", 2): 2,
    ("171", "2", 1): 3,
    ("172", "1", 1): 4,
    ("172", "1", 2): 5,
    ("146", "1", 1): 6,
}
"""The numbers of the links of the groups that are registered, by assembly, booth and slot."""


def make_register() -> Cast:
    """Build the register, always the same but for ids, and return the cast.

    Beside the cast's: Lucknow Zila with Malihabad (168) and Jalalpur (281), another Jalalpur (280) in Sitapur,
    Prayagraj with Allahabad West (261), both also known by another name, two sectors in Chowk, and Bihar with Banka
    (161) and Tarapur (171).
    """
    cast = make_cast()
    places(cast)
    for (assembly, number, slot), link_number in REGISTERED.items():
        groups = WhatsAppGroup.objects.filter(booth=cast.booths[f"{assembly}/{number}"], slot=slot)
        groups.update(invite_code=code(link_number), admin_name="Ram Lal", admin_phone=f"+91{phone(1)}")
    WhatsAppGroup.objects.update(activated_on="2024-12-01")
    make_booth(cast.chowk, "3")
    make_group(make_booth(cast.lucknow_north, "2"), 1, invite_code=None, admin_name="Sita Devi", members=None)
    closed = make_group(make_booth(cast.lucknow_north, "3"), 1, invite_code=code(7), admin_name="Mohan", members=90)
    WhatsAppGroup.objects.filter(pk=closed.pk).update(status="closed", invite_code=None, closed_on="2026-01-01")
    return cast


def places(cast: Cast) -> None:
    """Add the places that are no part of the cast."""
    zila = _unit(Level.DISTRICT, "LKO-Z", "Lucknow Zila", "लखनऊ जिला", cast.awadh,
                 revenue_district=RevenueDistrict.objects.get(code="LKO"))  # fmt: skip
    _unit(Level.ASSEMBLY, "UP-168", "Malihabad", "मलिहाबाद", zila, number=168)
    _unit(Level.ASSEMBLY, "UP-281", "Jalalpur", "जलालपुर", zila, number=281)
    _unit(Level.ASSEMBLY, "UP-280", "Jalalpur", "जलालपुर", cast.sitapur, number=280)
    kashi = _unit(Level.REGION, "KSH", "Kashi", "काशी", cast.state)
    prayagraj = _unit(Level.DISTRICT, "PRG", "Prayagraj", "प्रयागराज", kashi)
    west = _unit(Level.ASSEMBLY, "UP-261", "Allahabad West", "इलाहाबाद पश्चिम", prayagraj, number=261)
    for unit, name in ((prayagraj, "Allahabad"), (prayagraj, "इलाहाबाद"), (west, "Prayagraj West")):
        UnitAlias.objects.create(unit=unit, name=name, folded=fold(name))
    for number, name_en, name_hi in (("01", "Chowk East", "चौक पूर्वी"), ("02", "Chowk West", "चौक पश्चिमी")):
        _unit(Level.SECTOR, f"UP-171-01-{number}", name_en, name_hi, cast.chowk)
    bihar = _unit(Level.STATE, "BR", "Bihar", "बिहार", None)
    bhagalpur = _unit(Level.REGION, "BHG", "Bhagalpur", "भागलपुर", bihar)
    banka = _unit(Level.DISTRICT, "BNK", "Banka", "बांका", bhagalpur)
    _unit(Level.ASSEMBLY, "BR-161", "Banka", "बांका", banka, number=161)
    _unit(Level.ASSEMBLY, "BR-171", "Tarapur", "तारापुर", banka, number=171)


def _unit(level: Level, unit_code: str, name_en: str, name_hi: str, parent: Unit | None, **fields: object) -> Unit:
    return unit_create(
        actor=None, level=level, code=unit_code, name_en=name_en, name_hi=name_hi, parent=parent, **fields
    )
