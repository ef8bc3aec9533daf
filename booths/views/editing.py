"""Editing what somebody else may be editing too.

The page carries the version that it shows. When the record moved on meanwhile, what only the others changed is taken
over, what only this person changed is kept, and where both changed the same field both values are shown; nothing is
saved until the person has seen that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.encoding import force_str

from booths.errors import EditConflict, LinkTaken
from booths.history import last_touch
from booths.views.words import add_service_error, link_taken_words


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: ``theirs`` is what stands in the register now, ``mine`` what this person typed or had before them."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Who saved meanwhile and when, what of theirs the form took over, and what both changed."""

    who: str
    at: datetime
    taken_over: list[Difference]
    both: list[Difference]


FormMaker = Callable[[Any, Any], Any]
"""Makes the form from the posted data (or None) and the record that it shows."""


def version_of(request: HttpRequest, record: Any) -> int:
    """Return the version that the page showed: the posted one, or the record's when the page is opened."""
    posted = request.POST.get("version", "")
    return int(posted) if posted.isdecimal() and len(posted) < 10 else record.version


def edit(
    request: HttpRequest, record: Any, make: FormMaker, save: Callable[[Any, int], object]
) -> tuple[Any, int, Conflict | None, bool]:
    """Return the form, the version it stands on, the conflict if there was one, and whether it was saved.

    ``save`` gets the valid form and the version that the person saw, and calls the service.
    """
    version = version_of(request, record)
    if request.method == "GET":
        return make(None, record), version, None, False
    form = make(request.POST, record)
    if not form.is_valid():
        return form, version, None, False
    try:
        save(form, version)
    except EditConflict as error:
        form, conflict = settle(make, request.POST, version, error)
        return form, error.current.version, conflict, False
    except LinkTaken as taken:
        form.add_error("link", link_taken_words(request.scope, taken.group, record.booth))  # type: ignore[attr-defined]
    except ValidationError as error:
        add_service_error(form, error)
    else:
        return form, version, None, True
    return form, version, None, False


def settle(make: FormMaker, data: QueryDict, seen: int, conflict: EditConflict) -> tuple[Form, Conflict]:
    """Return the form anew, on the record as it now stands, and what the person has to be told."""
    current = conflict.current
    who, at = last_touch(current)
    before_them = current.events.filter(version=seen).order_by("-pgh_id").first()
    now = make(None, current)
    data = data.copy()
    data["version"] = str(current.version)
    taken_over, both = [], []
    for name, field in now.fields.items():
        base = now.initial_of(before_them).get(name) if before_them else None
        stands = now.initial.get(name)
        mine = field.widget.value_from_datadict(data, {}, name)
        mine_changed = field.has_changed(base, mine) if before_them else True
        they_changed = stands != base if before_them else field.has_changed(stands, mine)
        if not they_changed or not field.has_changed(stands, mine):
            continue
        if mine_changed:
            both.append(Difference(str(field.label), _shown(field, mine), _shown(field, stands)))
        else:
            taken_over.append(Difference(str(field.label), _shown(field, base), _shown(field, stands)))
            if isinstance(stands, list):
                data.setlist(name, stands)
            else:
                data[name] = force_str(field.prepare_value(stands) if stands is not None else "")
    return make(data, current), Conflict(who, at, taken_over, both)


def _shown(field: Any, value: Any) -> str:
    """Return a field's value in words: the label of a choice, else the value itself."""
    if value in (None, "", []):
        return "—"
    if isinstance(value, list):
        names = {str(key): str(name) for key, name in field.choices}
        return ", ".join(names.get(str(one), str(one)) for one in value)
    if hasattr(field, "queryset"):
        pk = getattr(value, "pk", value)
        found = field.queryset.filter(pk=pk).first() if str(pk).isdecimal() else None
        return field.label_from_instance(found) if found else "—"
    return force_str(field.prepare_value(value))
