"""Saying what the columns of a sheet hold, and of which assembly the rows of a sheet without one are."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.sheets.letters import column_letters
from imports.forms.fonts import FontChoice, font_answers, font_choices, font_fields
from imports.forms.kinds import KIND_CHOICES
from imports.forms.place import PlaceAnswer, place_answer
from imports.messages import field_label
from imports.messages.columns import Sureness, sureness_of, why
from imports.models import ImportJob
from imports.models.job import Kind
from imports.understanding import KINDS

ASSEMBLY = frozenset({"assembly_no", "assembly_name"})
LONGEST_EXAMPLE = 32  # characters: of an invite link, what tells that it is one


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the sheet, the field in the form that says what it holds, and how sure that is so far."""

    header: str
    letters: str
    examples: list[str]
    sureness: Sureness
    why: str
    field: forms.BoundField

    @property
    def is_asked(self) -> bool:
        """Whether the person should say or check what it holds."""
        return self.sureness != Sureness.SURE or bool(self.field.errors)


class ColumnsForm(forms.Form):
    """What each column holds; which kind the rows are; which sheet of the workbook is meant; the assembly of all rows.

    job: waits for the answer, or is ready and may still be read otherwise.
    """

    kind = forms.ChoiceField(label=_("What are the rows?"), choices=KIND_CHOICES[1:])
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    assembly = forms.CharField(label=_("Assembly"), required=False, max_length=24)
    find = forms.CharField(label=_("Find it"), required=False, max_length=100)

    def __init__(self, *args: Any, job: ImportJob, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.job = job
        self._columns = job.understanding["columns"]
        sheets = job.notes.get("sheets", [])
        if len(sheets) > 1:
            chosen = self.fields["sheet"]
            chosen.choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]
            chosen.initial = job.notes.get("sheet")
        else:
            del self.fields["sheet"]
        self.fields["kind"].initial = job.kind
        self.fields["kind"].help_text = _likelier_kind(job)
        fields = KINDS[job.kind].fields if job.kind else ()
        choices = [("", _("Leave this column out")), *((name, field_label(name)) for name in fields)]
        for column in self._columns if job.kind else ():
            self.fields[f"column-{column['index']}"] = forms.ChoiceField(
                label=column["header"], choices=choices, required=False, initial=column["field"] or ""
            )
        self.fields |= font_fields(self._columns)

    @cached_property
    def choices(self) -> list[ColumnChoice]:
        """The columns of the sheet with their fields."""
        return [self._choice(column) for column in self._columns if f"column-{column['index']}" in self.fields]

    @property
    def asked(self) -> list[ColumnChoice]:
        """The columns that the person should look at; all of them where none is doubtful and yet one is missing."""
        asked = [choice for choice in self.choices if choice.is_asked]
        return asked if asked or not self.job.notes.get("missing") else self.choices

    @property
    def certain(self) -> list[ColumnChoice]:
        """The other columns, filled ones first."""
        asked = {id(choice) for choice in self.asked}
        certain = [choice for choice in self.choices if id(choice) not in asked]
        return sorted(certain, key=lambda choice: not choice.examples)

    @property
    def recognised(self) -> int:
        """How many columns are certain and hold something that is wanted."""
        return sum(bool(choice.field.value() and choice.examples) for choice in self.certain)

    @cached_property
    def fonts(self) -> list[FontChoice]:
        """The columns typed in Kruti Dev."""
        return list(font_choices(self, self._columns))

    @property
    def may_hold_place(self) -> bool:
        """Whether the assembly may stand in a column that was not recognised."""
        return any(choice.sureness == Sureness.SAY for choice in self.asked)

    @cached_property
    def place(self) -> PlaceAnswer | None:
        """What is asked of the assembly of all rows; None when the rows say it."""
        said = {name: self.data.get(name, "").replace("\x00", "").strip() for name in ("assembly", "find")}
        return place_answer(self.job, **said) if self.job.notes.get("place") else None

    def clean(self) -> dict[str, Any]:
        """Refuse one field for two columns, and no assembly where one is needed."""
        data = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self._columns:
            name = f"column-{column['index']}"
            if field := data.get(name):
                if field in taken:
                    self.add_error(name, _("Another column is this already. Leave one of the two out."))
                taken.setdefault(field, name)
        same_kind = data.get("kind") == self.job.kind and data.get("sheet", "") in ("", self.job.notes.get("sheet"))
        if self.place and same_kind and self.place.lacks_choice and not (self.place.needed and ASSEMBLY & taken.keys()):
            self.add_error("assembly", _("Choose the assembly that the rows are of."))
        return data

    def answer(self) -> dict[int, str | None]:
        """Return the field of each column, None for those left out."""
        given = ((column["index"], f"column-{column['index']}") for column in self._columns)
        return {index: self.cleaned_data[name] or None for index, name in given if name in self.fields}

    def answers(self) -> dict[str, Any]:
        """Return what else was answered, for ``ImportJob.answers``."""
        return {"fonts": font_answers(self), **({"assembly": self.place.chosen} if self.place else {})}

    def _choice(self, column: dict[str, Any]) -> ColumnChoice:
        questions = self.job.understanding.get("questions", [])
        sureness, because = sureness_of(column, questions)
        field = self[f"column-{column['index']}"]
        letters = column_letters(column["index"])
        examples = [Truncator(text).chars(LONGEST_EXAMPLE) for text in column["examples"]]
        return ColumnChoice(column["header"], letters, examples, sureness, why(because), field)


def _likelier_kind(job: ImportJob) -> str:
    """Return a remark when the headers speak for another kind than the job's; '' when not."""
    for question in job.understanding.get("questions", []):
        if question["code"] == "other_kind":
            return gettext("It looks like: %(kind)s.") % {"kind": Kind(question["facts"]["kind"]).label}
    return ""
