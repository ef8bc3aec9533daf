"""What is wrong with the cells that say where: state, district, assembly, mandal, sector, booth number."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACES: dict[str, tuple[str | Promise, str | Promise]] = {
    "outside_area": (
        _("Outside your area"),
        _("The place lies outside your area. Leave the row to the convener of that area."),
    ),
    "name_near": (
        _("Near name taken"),
        _("Read as %(unit)s (likeness %(score)s of 100). If that is wrong, correct the name."),
    ),
    "name_alias": (
        _("Other name taken"),
        _("Read as %(unit)s, of which this is a known other name. If that is wrong, choose the right one."),
    ),
    "name_answered": (_("Name taken as you said"), _("Read as %(unit)s, as you said for this sheet.")),
    "state_unknown": (_("Unknown state"), _("No state has this name. Nearest: %(units)s.")),
    "district_unknown": (
        _("Unknown district"),
        _("No district has this name. Nearest: %(units)s. Correct the name or leave the cell empty."),
    ),
    "assembly_missing": (_("Assembly missing"), _("The row does not say which assembly. Write its number or name.")),
    "assembly_no_unreadable": (
        _("Assembly number unreadable"),
        _("This is no assembly number. Write the number alone, such as 171."),
    ),
    "assembly_no_read": (_("Assembly number put in its form"), _("Read as assembly number %(number)s.")),
    "assembly_no_unknown": (
        _("Unknown assembly number"),
        _("There is no assembly with the number %(number)s. Check the number."),
    ),
    "assembly_in_many_states": (
        _("State missing"),
        _("Several states have an assembly %(number)s. Add a column with the state."),
    ),
    "assembly_unknown": (
        _("Unknown assembly"),
        _("No assembly has this name. Nearest: %(units)s. Correct the name, or write the assembly number."),
    ),
    "assembly_ambiguous": (
        _("Ambiguous assembly"),
        _("Several assemblies have this name: %(units)s. Write the assembly number."),
    ),
    "assembly_disagrees": (
        _("Assembly number and name disagree"),
        _("Number %(number)s is %(unit)s, which is not this name. Correct the one that is wrong."),
    ),
    "assembly_not_in_district": (
        _("Assembly not in this district"),
        _("%(unit)s does not lie in the district given (%(units)s). Correct the one that is wrong."),
    ),
    "mandal_unknown": (_("Unknown mandal"), _("%(unit)s has no mandal of this name. Nearest: %(units)s.")),
    "sector_unknown": (_("Unknown sector"), _("%(unit)s has no sector of this name. Nearest: %(units)s.")),
    "level_missing": (_("Level missing"), _("The row does not say what level the unit is. Write it, such as Mandal.")),
    "level_unknown": (
        _("Unknown level"),
        _("This is no level. Write State, Region, District, Assembly, Mandal or Sector."),
    ),
    "code_missing": (_("Code missing"), _("The row has no code. Give each unit its own, such as UP-171-03.")),
    "code_read": (_("Code put in its form"), _("Read as %(new)s.")),
    "code_unreadable": (
        _("Not a code"),
        _("A code is at most 24 letters of the Latin alphabet, digits, hyphens, dots and underscores, without blanks."),
    ),
    "unit_name_missing": (_("Name missing"), _("The row has no name. Write it in English or in Hindi, or both.")),
    "unit_of_other_level": (
        _("Code of another level"),
        _("The code belongs to %(unit)s, which is of another level. Correct the code or the level."),
    ),
    "unit_moves": (
        _("Belongs to another unit"),
        _(
            "%(unit)s belongs to another unit in the register. A sheet cannot move units: leave the cell empty, or "
            "move it on its page, under “Change”."
        ),
    ),
    "parent_missing": (
        _("Unit above missing"),
        _("The row does not say what the unit belongs to. Write the code or name of the unit above it."),
    ),
    "parent_unknown": (
        _("Unknown unit above"),
        _("No unit above this level has this code or name, neither in the register nor in a good row of the sheet."),
    ),
    "parent_ambiguous": (
        _("Ambiguous unit above"),
        _("Several units have this name: %(units)s. Write the code instead."),
    ),
    "revenue_district_unknown": (
        _("Unknown revenue district"),
        _("No revenue district has this code or name, so the cell is left empty."),
    ),
    "cell_parted": (_("Number and name parted"), _("Number and name stood in one cell; read as %(new)s.")),
    "booth_no_missing": (_("Booth number missing"), _("The row has no booth number. Write it.")),
    "booth_no_zero": (_("Booth number 0"), _("There is no booth 0. Numbers begin with 1.")),
    "booth_no_too_long": (_("Booth number too long"), _("A booth number has at most 5 digits.")),
    "booth_no_scientific": (
        _("Booth number lost in Excel"),
        _("Excel shortened the number. Format the column as text and write the number again."),
    ),
    "booth_no_two_numbers": (
        _("Two booth numbers"),
        _("There are two numbers in the cell. Give each booth a row of its own."),
    ),
    "booth_no_not_a_booth_number": (
        _("Not a booth number"),
        _("This is no booth number. Write digits and at most one letter, such as 117 or 117A."),
    ),
    "booth_no_read": (_("Booth number put in its form"), _("Read as booth %(number)s.")),
}
