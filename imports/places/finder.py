"""From the place cells of a row to the assembly, once for each spelling of a place."""

import re
from typing import Any, NamedTuple

from booths.models import StateSettings
from core.names import THRESHOLD, name_score
from core.text import clean, devanagari_digits_to_ascii, fold, is_blank_marker
from imports.models import Severity
from imports.places.answers import NameAnswers
from imports.places.area import Area
from imports.places.below import Below
from imports.places.known import Choice, Known, UnitBook, choose
from imports.reading.row import RowReading

REMEMBERED = 50_000  # places kept; a sheet of the whole country has some thousand
_SAME = 99  # score from which two names are the same in another script
_NUMBER = re.compile(r"(\D*?)(\d{1,4})(?:\.0+)?(\D*)", re.ASCII)
_WORDS = frozenset(  # what people write around the number
    ["ac", "a", "c", "no", "number", "assembly", "constituency", "vidhan", "sabha", "vidhansabha", "vs", "code"]
) | frozenset(["विधानसभा", "विधान", "सभा", "वि", "स", "क्षेत्र", "संख्या", "सं", "नं", "नंबर", "क्रमांक"])


class Remark(NamedTuple):
    """A finding about a place, to be noted in each row that names it so."""

    severity: Severity
    field: str
    code: str
    facts: dict[str, Any]


class Place(NamedTuple):
    """What the place cells of a row mean.

    assembly: None when they mean none, or one outside the importer's area. settings: those of its state.
    """

    assembly: Known | None
    settings: StateSettings
    remarks: tuple[Remark, ...]


class PlaceFinder:
    """Finds assemblies, and mandals and sectors below them, for the rows of one sheet."""

    def __init__(self, area: Area, *, assembly: int | None = None, names: NameAnswers | None = None) -> None:
        """assembly: the id of the one that is meant by rows which name none. names: what the person said of names."""
        self.area = area
        self.names = names or NameAnswers()
        self.book = UnitBook()
        self.meant = self.book.by_id.get(assembly or 0)
        self.below = Below(area, self.names)
        self._home = area.state_ids
        self._settings = {settings.state_id: settings for settings in StateSettings.objects.all()}
        self._remembered: dict[tuple[str, ...], Place] = {}

    def find(self, row: RowReading) -> Place:
        """Return the place that a row names, and note in the row what was wrong with its cells."""
        get = row.texts.get
        key = (get("state", ""), get("district", ""), get("assembly_no", ""), get("assembly_name", ""))
        place = self._remembered.get(key)
        if place is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            place = self._remembered[key] = self._find(*("" if is_blank_marker(text) else text for text in key))
        if place.remarks:
            for remark in place.remarks:
                note(row, remark)
        return place

    def _find(self, state: str, district: str, number: str, name: str) -> Place:
        search = _Search(self.book, self.area, self._home, self.meant, self.names)
        unit = search.assembly(state, district, number, name)
        remarks = tuple(search.remarks)
        if unit is None:
            return Place(None, StateSettings(), remarks)
        settings = self._settings.get(unit.state_id) or StateSettings(state_id=unit.state_id)
        if not self.area.touches(unit.id) and not self.area.holds(unit.path):
            field = "assembly_no" if number else "assembly_name"
            return Place(None, settings, (Remark(Severity.ERROR, field, "outside_area", {}),))
        if any(remark.severity == Severity.ERROR for remark in remarks):
            return Place(None, settings, remarks)
        return Place(unit, settings, remarks)


def note(row: RowReading, remark: Remark) -> None:
    """Note a remark in a row."""
    say = {Severity.ERROR: row.error, Severity.WARNING: row.warn, Severity.REPAIR: row.repair}[remark.severity]
    say(remark.field, remark.code, **remark.facts)


class _Search:
    """One look-up of a place; what is found on the way is in ``remarks``."""

    def __init__(self, book: UnitBook, area: Area, home: list[int], meant: Known | None, names: NameAnswers) -> None:
        self.book, self.area, self.home, self.meant, self.names = book, area, home, meant, names
        self.remarks: list[Remark] = []

    def assembly(self, state: str, district: str, number: str, name: str) -> Known | None:
        state_id = self._state(state)
        if self.remarks and self.remarks[-1].severity == Severity.ERROR:
            return None  # of an unknown state nothing else can be said
        if not number and _NUMBER.fullmatch(devanagari_digits_to_ascii(name)):
            number_read, name = self._number(name, "assembly_name")  # a cell of its own among names
        else:
            number_read, name_beside = self._number(number, "assembly_no")
            name = name or name_beside
        name = clean(name).text
        districts = self._districts(district, state_id)
        if not number and not name and number_read is None:
            unit = self.meant if self.meant and state_id in (None, self.meant.state_id) else None
            if unit is None:
                self._error("assembly_no", "assembly_missing")
        elif number_read is None and not name:
            return None
        else:
            unit = self._named(number_read, name, state_id, districts)
        if unit and districts and unit.district_id not in districts:
            given = [self.book.by_id[pk].both for pk in sorted(districts)]
            self._error("district", "assembly_not_in_district", unit=unit.both, units=given)
        return unit

    def _named(self, number: int | None, name: str, state_id: int | None, districts: set[int]) -> Known | None:
        if number is None:
            return self._by_name(name, state_id, districts)
        unit = self._by_number(number, state_id, districts)
        return self._agreed(unit, name) if unit else None

    def _error(self, field: str, code: str, **facts: Any) -> None:
        self.remarks.append(Remark(Severity.ERROR, field, code, facts))

    def _repair(self, field: str, choice: Choice) -> None:
        if repair := choice.repair():
            self.remarks.append(Remark(Severity.REPAIR, field, *repair))

    def _alternatives(self, choice: Choice) -> dict[str, Any]:
        """The best three, of those in the importer's area."""
        inside = [(unit, score) for unit, score in choice.others if self.area.touches(unit.id) or
                  self.area.holds(unit.path)]  # fmt: skip
        return {"units": [unit.both for unit, _ in inside], "scores": [score for _, score in inside]}

    def _state(self, text: str) -> int | None:
        """Return the state's id; None when any may be meant."""
        if not text:
            return self.home[0] if len(self.home) == 1 else None
        choice = choose(text, self.book.states, self.names.of("state", text))
        if choice.taken is None:
            self._error("state", "state_unknown", **self._alternatives(choice))
            return None
        self._repair("state", choice)
        return choice.taken.id

    def _number(self, text: str, field: str) -> tuple[int | None, str]:
        """Read "171", "१७१", "AC 171", "171 - Lucknow West": the number and a name beside it."""
        if not text:
            return None, ""
        written = _NUMBER.fullmatch(devanagari_digits_to_ascii(text).strip())
        if not written:
            self._error(field, "assembly_no_unreadable")
            return None, ""
        words = [word for word in fold(f"{written[1]} {written[3]}").split() if word not in _WORDS]
        number = int(written[2])
        if text != str(number):
            self.remarks.append(Remark(Severity.REPAIR, field, "assembly_no_read", {"number": number}))
        return number, " ".join(words)

    def _districts(self, text: str, state_id: int | None) -> set[int]:
        """Return the districts that the cell may mean, none when it is empty or means none (then with an error)."""
        if not text:
            return set()
        districts, choice = self.book.districts_named(text, state_id, self.names.of("district", text))
        if not districts:
            self._error("district", "district_unknown", **self._alternatives(choice))
        self._repair("district", choice)
        return districts

    def _by_number(self, number: int, state_id: int | None, districts: set[int]) -> Known | None:
        units = self.book.numbered(number, state_id)
        if len(units) > 1 and districts:
            units = [unit for unit in units if unit.district_id in districts] or units
        if len(units) == 1:
            return units[0]
        self._error("assembly_no", "assembly_in_many_states" if units else "assembly_no_unknown", number=number)
        return None

    def _agreed(self, unit: Known, name: str) -> Known:
        """Check that a name beside a number means the same assembly: it, and no other, is its name or near it."""
        if not name:
            return unit
        score = max(name_score(name, known) for known in unit.names)
        if score < _SAME:
            here = [other for other in self.book.assemblies if other.state_id == unit.state_id]
            choice = choose(name, here)
            if score < THRESHOLD or unit not in (*choice.exact, choice.near):
                self._error("assembly_name", "assembly_disagrees", unit=unit.both, number=unit.number)
            else:
                facts = {"unit": unit.both, "score": round(score), "beside_number": True}
                self.remarks.append(Remark(Severity.REPAIR, "assembly_name", "name_near", facts))
        return unit

    def _by_name(self, name: str, state_id: int | None, districts: set[int]) -> Known | None:
        units = [unit for unit in self.book.assemblies if state_id in (None, unit.state_id)]
        choice = choose(name, units, self.names.of("assembly_name", name))
        exact = [unit for unit in choice.exact if not districts or unit.district_id in districts] or choice.exact
        choice = choice._replace(exact=exact)
        if choice.taken is None:
            facts = {"units": [unit.both for unit in exact]} if exact else self._alternatives(choice)
            self._error("assembly_name", "assembly_ambiguous" if exact else "assembly_unknown", **facts)
        self._repair("assembly_name", choice)
        return choice.taken
