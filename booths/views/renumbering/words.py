"""What renumberings say: what is to be put right, what becomes of a booth, what stays when one is taken back."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booths.models import Renumbering, RenumberingLine
from booths.renumbering import Problem, Shown

Fate = RenumberingLine.Fate


def problem_words(problem: Problem) -> str:
    """Return a sentence that says what is wrong and what to do."""
    facts = {"number": problem.number, "others": ", ".join(filter(None, problem.others)), "n": problem.count}
    if problem.code == "asked":
        return (
            ngettext("%(n)d line is still to be decided.", "%(n)d lines are still to be decided.", problem.count)
            % facts
        )
    if problem.code == "number_twice" and not facts["others"]:
        return _("Two new booths would have the number %(number)s. Change one of them.") % facts
    words = {
        "no_number": _("Booth %(number)s has no new number yet."),
        "number_twice": _(
            "More than one booth would have the number %(number)s (today's %(others)s). Change one of them."
        ),
        "nobody_keeps": _("Booth %(others)s is to be merged into %(number)s, but no booth becomes %(number)s."),
        "changed": _("Changed since this draft was made: booth %(others)s."),
        "added": _("Added since this draft was made: booth %(others)s."),
        "gone": _("Removed since this draft was made: booth %(others)s."),
    }
    return words[problem.code] % facts


def becomes_words(one: Shown, kept: Collection[str]) -> str:
    """Return what becomes of a line's booth, beyond its number; ``kept`` are the new numbers that booths keep."""
    line = one.line
    facts = {"number": line.number, "old": line.old_number}
    if one.merged:
        facts["others"] = ", ".join(other.old_number for other in one.merged)
        return _("takes in booth %(others)s") % facts
    if one.parted:
        facts["others"] = ", ".join(other.number or "?" for other in one.parted)
        return _("split: %(others)s too") % facts
    if line.fate == Fate.ASKED:
        return _asked(line, kept)
    words = {
        Fate.MERGED: _("merged into %(number)s"),
        Fate.PARTED: _("new, split off from %(old)s"),
        Fate.NEW: _("new booth"),
        Fate.ABSENT: _("not in the new list, stays"),
        Fate.REMOVED: _("will be removed"),
    }
    return words[Fate(line.fate)] % facts if line.fate in words else ""


def became_words(one: Shown) -> str:
    """Return the same of a renumbering that was applied."""
    line = one.line
    facts = {"number": line.number, "old": line.old_number}
    if one.merged:
        return _("took in booth %(others)s") % {"others": ", ".join(other.old_number for other in one.merged)}
    if one.parted:
        return _("was split: %(others)s too") % {"others": ", ".join(other.number for other in one.parted)}
    words = {
        Fate.MERGED: _("was merged into %(number)s"),
        Fate.PARTED: _("new, was split off from %(old)s"),
        Fate.NEW: _("new booth"),
        Fate.ABSENT: _("was not in the new list, stayed"),
        Fate.REMOVED: _("was removed"),
    }
    return words[Fate(line.fate)] % facts if line.fate in words else ""


def _asked(line: RenumberingLine, kept: Collection[str]) -> str:
    if not line.old_number:
        return _("New, or an old booth?")
    if not line.number:
        return _("What became of it?")
    return _("Merged into this one?") if line.number in kept else _("Is it this one?")


def done_words(renumbering: Renumbering) -> list[str]:
    """Return what was done, one sentence a kind of change; kinds that did not occur are left out."""
    told = []
    for name, words in _done().items():
        if count := renumbering.figures.get(name, 0):
            told.append(words(count) % {"n": count})
    return told


def _done() -> dict[str, Callable[[int], str]]:
    return {
        "renumbered": lambda n: ngettext("%(n)d booth has a new number", "%(n)d booths have new numbers", n),
        "merged": lambda n: ngettext("%(n)d booth was merged into another", "%(n)d booths were merged into others", n),
        "parted": lambda n: ngettext("%(n)d booth was split off", "%(n)d booths were split off", n),
        "new": lambda n: ngettext("%(n)d booth is new", "%(n)d booths are new", n),
        "removed": lambda n: ngettext("%(n)d booth was removed", "%(n)d booths were removed", n),
        "groups_moved": lambda n: ngettext("%(n)d group moved along", "%(n)d groups moved along", n),
        "groups_closed": lambda n: ngettext(
            "%(n)d group was closed for want of a slot", "%(n)d groups were closed for want of a slot", n
        ),
    }
