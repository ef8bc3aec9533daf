"""What stays as it is when something is taken back, in words."""

from django.utils.translation import gettext as _

from accounts.models import User
from booths.history.words import who_words
from booths.models import Booth, GroupCheck, Unit, WhatsAppGroup
from booths.views.words import moment
from core.undo import Kept, Reason, UndoPlan


def kept_words(plan: UndoPlan) -> list[str]:
    """Return a sentence for each record that somebody changed since, or that something new stands in the way of."""
    users = User.objects.in_bulk({kept.metadata["user"] for kept in plan.kept if kept.metadata.get("user")})
    return [_sentence(kept, users) for kept in plan.kept]


def _sentence(kept: Kept, users: dict[int, User]) -> str:
    facts = {"what": _subject(kept.model, kept.pk)}
    if kept.reason == Reason.CHANGED and kept.at:
        facts |= {"who": who_words(users.get(kept.metadata.get("user", 0)), kept.metadata), "when": moment(kept.at)}
        return _("%(what)s was changed since: by %(who)s, %(when)s.") % facts
    words = {
        Reason.HANGING: _("Something new belongs to %(what)s."),
        Reason.TAKEN: _("What %(what)s had before is another's by now."),
        Reason.GONE: _("What %(what)s belonged to is no longer there."),
    }
    return words.get(kept.reason, _("It is not known what %(what)s was before.")) % facts


def _subject(model: type, pk: int) -> str:
    record = model._default_manager.filter(pk=pk).first()  # type: ignore[attr-defined]
    if model is Booth:
        number = record.number if record else _last(Booth, pk, "number")
        return _("booth %(number)s") % {"number": number}
    if model is WhatsAppGroup and record:
        return _("group %(slot)d of booth %(number)s") % {"slot": record.slot, "number": record.booth.number}
    if model is Unit:
        return str(record) if record else _last(Unit, pk, "name_hi") or _last(Unit, pk, "name_en")
    if model is GroupCheck and record:
        booth = record.group.booth
        return _("a check of a group of booth %(number)s") % {"number": booth.number}
    return str(record or model._meta.verbose_name)  # type: ignore[attr-defined]


def _last(model: type, pk: int, field: str) -> str:
    """Return what a record that is gone last said of itself."""
    events = model.pgh_event_model.objects.filter(pgh_obj_id=pk)  # type: ignore[attr-defined]
    return str(events.order_by("-pgh_id").values_list(field, flat=True).first() or "")
