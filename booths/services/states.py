"""Loading the structure of a state from the facts that ship with the project."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from accounts.services.activity import activity_record
from booths.levels import Level
from booths.loader import StateFacts, state_facts
from booths.models import RevenueDistrict, StateSettings, Unit, UnitAlias
from core.history import acting
from core.text import fold


@transaction.atomic
def state_load(*, actor: User | None, code: str) -> Unit:
    """Create the state's unit, regions, revenue districts, districts and assemblies; return the state's unit.

    What exists already, by code, is left as it is, so that loading twice changes nothing and a renamed unit keeps its
    name. Raises KeyError when no state of this code ships with the project.
    """
    facts = state_facts(code)
    with acting("state_load", actor):
        before = Unit.objects.count()
        state = _units(Level.STATE, [Unit(code=facts.code, name_en=facts.name_en, name_hi=facts.name_hi)])[facts.code]
        StateSettings.objects.get_or_create(state=state, defaults=facts.settings)
        regions = _units(Level.REGION, (_unit(row, parent=state, code=row["code"]) for row in facts.rows("regions")))
        revenue = _revenue_districts(facts, state)
        districts = _units(
            Level.DISTRICT,
            (
                _unit(
                    row,
                    parent=regions[row["region"]],
                    code=row["code"],
                    revenue_district=revenue[row["revenue_district"]],
                )
                for row in facts.rows("districts")
            ),
        )
        _units(
            Level.ASSEMBLY,
            (
                _unit(
                    row,
                    parent=districts[row["district"]],
                    code=f"{facts.code}-{row['number']}",
                    number=int(row["number"]),
                )
                for row in facts.rows("assemblies")
            ),
        )
        _aliases(facts, districts)
        if Unit.objects.count() > before:
            activity_record(actor=actor, verb="state_load", subject=state, unit_id=state.pk)
    return state


def _unit(row: dict[str, str], **fields: object) -> Unit:
    return Unit(name_en=row["name_en"], name_hi=row["name_hi"], **fields)


def _units(level: Level, units: Iterable[Unit]) -> dict[str, Unit]:
    """Insert those whose code is new, one statement a level, and return all of them by code, with their paths."""
    wanted = {unit.code: unit for unit in units}
    known = set(Unit.objects.filter(code__in=wanted).values_list("code", flat=True))
    new = [unit for code, unit in wanted.items() if code not in known]
    for unit in new:
        unit.level = level
    Unit.objects.bulk_create(new)
    return {unit.code: unit for unit in Unit.objects.filter(code__in=wanted)}


def _revenue_districts(facts: StateFacts, state: Unit) -> dict[str, RevenueDistrict]:
    rows = [
        RevenueDistrict(
            state=state,
            code=row["code"],
            name_en=row["name_en"],
            name_hi=row["name_hi"],
            abbr_hi=row["abbr_hi"],
            column=int(row["column"]),
            row=int(row["row"]),
        )
        for row in facts.rows("revenue_districts")
    ]
    RevenueDistrict.objects.bulk_create(rows, ignore_conflicts=True)
    return {district.code: district for district in RevenueDistrict.objects.filter(state=state)}


def _aliases(facts: StateFacts, districts: dict[str, Unit]) -> None:
    """Take a revenue district's other names for its organisational district, where it has just one."""
    in_revenue_district: dict[str, list[Unit]] = {}
    for row in facts.rows("districts"):
        in_revenue_district.setdefault(row["revenue_district"], []).append(districts[row["code"]])
    aliases = [
        UnitAlias(unit=units[0], name=name, folded=fold(name))
        for row in facts.rows("revenue_districts")
        for units in [in_revenue_district.get(row["code"], [])]
        if len(units) == 1
        for name in {fold(name): name for name in row["aliases"].split(";") if name}.values()
    ]
    UnitAlias.objects.bulk_create(aliases, ignore_conflicts=True)
