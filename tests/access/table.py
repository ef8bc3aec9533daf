"""Which right each address asks for. An address without a row fails the test: decide, then add it.

``get`` and the others name the right in the place that the address points to, or one of ``public``, ``signed in``,
``first page``, ``administrator`` (with the second factor) and ``administrator without code``; None where the method is
not offered.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from imports.models import ImportJob
from teams.models import Handle, Member, Notice, Position
from tests.access.world import World

Data = Callable[[World, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """What an address asks of its visitor; ``kind`` is what it points to (``World.targets``)."""

    kind: str = "nothing"
    get: str | None = None
    post: str | None = None
    patch: str | None = None
    queries: tuple[str, ...] = ()
    """Queries to try besides none, also those that ask for more than one may see."""
    data: Data = field(default=lambda world, place: {})
    """What is sent, good enough to get past the check of what was typed."""
    api: bool = False
    says: tuple[str, ...] = ()
    """What it says to everybody, though elsewhere it would tell too much."""

    @property
    def methods(self) -> list[tuple[str, str | None]]:
        """Return each method with the right it takes."""
        return [("GET", self.get), ("POST", self.post), *([("PATCH", self.patch)] if self.api else [])]


def _position(world: World, place: str) -> dict[str, Any]:
    return {"position": Position.objects.get(level=world.unit(place).level, key="viewer").pk}


def _reason(_world: World, _place: str) -> dict[str, Any]:
    return {"reason": "Moved away", "until": timezone.localdate().isoformat()}


def _moving(world: World, place: str) -> dict[str, Any]:
    return {"seat": world.targets["seat"][place]["pk"], "since": timezone.localdate().isoformat()}


def _new_member(world: World, _place: str) -> dict[str, Any]:
    return {"name_en": "Somebody New", "phone": "60009 12345", "home_unit": world.cast.chowk.pk}


def _member(world: World, place: str) -> dict[str, Any]:
    member = Member.objects.get(pk=world.targets["member"][place]["pk"])
    return {"version": member.version, "name_en": "Another Name", "home_unit": member.home_unit_id}


def _consent(_world: World, _place: str) -> dict[str, Any]:
    return {"notice": Notice.objects.in_force("messages").pk, "source": "told", "language": "hi"}


def _group(world: World, place: str) -> dict[str, Any]:
    group = world.group(place)
    return {"version": group.version, "reason": "Dead", "alive": "1", "members": "40", "admin_name": "New admin"}


def _draft(_world: World, _place: str) -> dict[str, Any]:
    return {"version": 1, "start": "1", "by": "1", "fate": "keeps", "number": "7"}


def _seen(world: World, place: str) -> dict[str, Any]:
    return {"seen": ImportJob.objects.get(pk=world.targets["import"][place]["pk"]).moved_at.isoformat()}


def _wish(_world: World, _place: str) -> dict[str, Any]:
    return {"format": "csv", "columns": ["phone"]}


def _handle(world: World, place: str) -> dict[str, Any]:
    handle = Handle.objects.get(pk=world.targets["handle"][place]["pk"])
    return {
        "version": handle.version, "reason": "Not ours", "network": handle.network, "link": f"demo_{place}_new",
        "followers": "1200", "day": timezone.localdate().isoformat(), f"count-{handle.pk}": "1300",
    }  # fmt: skip


def _api_group(world: World, place: str) -> dict[str, Any]:
    return {"version": world.group(place).version, "reason": "Dead", "alive": True, "members": 40}


def _api_register(world: World, place: str) -> dict[str, Any]:
    return {"booth": world.targets["booth"][place]["pk"], "slot": 2, "admin_name": "New admin"}


_PUBLIC = ("Chowk", "चौक", "Uttar Pradesh", "उत्तर प्रदेश", "Awadhi", "अवधी")
"""The unit whose page for volunteers is open, the state whose notice it shows, a language called like a region."""
ALIEN = ("unit=STP", "unit=UP-146", "q=khaira", "list=unit%3DSTP", "state=partly&collision=1")
TABLE: dict[str, Row] = {
    "healthz": Row(get="public"),
    # Sign-in
    "accounts:sign_in": Row(get="public", post="public"),
    "accounts:sign_out": Row(post="public"),
    "accounts:one_time": Row("link", get="public", post="public"),
    "accounts:language": Row(post="public", data=lambda *_: {"language": "en"}),
    "accounts:profile": Row(get="signed in", post="signed in"),
    "accounts:password": Row(get="signed in", post="signed in"),
    "accounts:second_factor": Row(get="administrator without code", post="administrator without code"),
    # The frame and what combines all of it
    "dashboard:home": Row(get="first page"),
    "dashboard:more": Row(get="signed in"),
    "dashboard:jump": Row(get="signed in", queries=("q=sita", "q=khair", "q=dine", "q=School", "q=%E0%A4%B8%E0%A5%80")),
    "dashboard:unit": Row("unit", get="see", queries=("level=mandal&sort=stale&q=khaira",)),
    "dashboard:unit_growth": Row("unit", get="see"),
    "dashboard:seats": Row("unit", get="see", queries=("level=mandal&sort=name",)),
    "dashboard:seats_lately": Row("unit", get="see"),
    "dashboard:handles": Row("unit", get="see", queries=("level=mandal&sort=name",)),
    "dashboard:handles_growing": Row("unit", get="see"),
    "dashboard:offline": Row(get="public"),
    "dashboard:worker": Row(get="public"),
    "dashboard:manifest": Row(get="public"),
    "dashboard:theme": Row("colour", get="public"),
    "dashboard:setup": Row(get="administrator", post="administrator"),
    "dashboard:first_steps": Row(get="administrator"),
    # Booths and groups
    "booths:list": Row(get="see", queries=ALIEN),
    "booths:booth": Row("booth", get="see", queries=("list=unit%3DSTP", "list=q%3Dkhaira")),
    "booths:register": Row("booth", get="edit", post="edit", queries=("list=unit%3DSTP",)),
    "booths:booth_edit": Row("booth", get="edit", post="edit"),
    "booths:booth_add": Row("booth_place", get="edit", post="edit"),
    "booths:unit_edit": Row("unit", get="edit", post="edit"),
    "booths:unit_names": Row("unit", post="edit", data=lambda *_: {"name": "Purana Naam"}),
    "booths:renumber": Row("assembly", get="edit", post="edit"),
    "booths:renumbering": Row("renumbering", get="edit", post="edit", queries=("show=all", "q=1"), data=_draft),
    "booths:renumbering_line": Row("renumbering", get="edit", post="edit", data=_draft),
    "booths:renumbering_shift": Row("renumbering", post="edit", data=_draft),
    "booths:renumbering_refresh": Row("renumbering", post="edit", data=_draft),
    "booths:renumbering_apply": Row("renumbering", post="edit", data=_draft),
    "booths:renumbering_discard": Row("renumbering", post="edit"),
    "booths:renumbering_undo": Row("renumbering", get="edit", post="edit"),
    "booths:group_edit": Row("group", get="edit", post="edit", data=_group),
    "booths:group_close": Row("group", get="edit", post="edit", data=_group),
    "booths:group_check": Row("group", post="verify", data=_group),
    "booths:group_phone": Row("group", post="phones"),
    "booths:group_undo": Row("group", get="edit", post="edit"),
    # Teams
    "teams:home": Row(get="see"),
    "teams:seats": Row(get="see", queries=(*ALIEN[:2], "state=filled", "signin=missing", "state=vacant&order=longest")),
    "teams:unit": Row("unit", get="see"),
    "teams:team_pdf": Row("unit", get="export"),
    "teams:team_vcf": Row("unit", get="phones"),
    "teams:handles": Row(get="see", queries=(*ALIEN[:2], "stale=1", "without=any", "kept=nobody", "closed=1")),
    "teams:unit_handles": Row("unit", get="see"),
    "teams:handle_add": Row("handle_place", get="edit", post="edit", data=_handle, queries=("network=youtube",)),
    "teams:counts": Row("handle_place", get="edit", post="edit", data=_handle),
    "teams:handle": Row("handle", get="see"),
    "teams:handle_edit": Row("handle", get="edit", post="edit", data=_handle),
    "teams:handle_keepers": Row(
        "handle", get="edit", post="edit", data=_handle, queries=("q=dinesh", "q=asha", "q=khair")
    ),
    "teams:handle_count": Row("handle", post="edit", data=_handle),
    "teams:handle_close": Row("handle", get="edit", post="edit", data=_handle),
    "teams:handle_reopen": Row("handle", post="edit", data=_handle),
    "teams:unit_move": Row("reshaped", get="reshape", post="reshape"),
    "teams:unit_merge": Row("reshaped", get="reshape", post="reshape"),
    "teams:unit_split": Row("reshaped", get="reshape", post="reshape"),
    "teams:reshaping": Row("reshaping", get="reshape", post="reshape"),
    "teams:members": Row(get="see", queries=(*ALIEN[:2], "q=dinesh", "seat=none", "order=newest&after=1")),
    "teams:member_add": Row(get="edit", post="edit", queries=("unit=STP",), data=_new_member),
    "teams:member": Row("member", get="see"),
    "teams:member_edit": Row("member", get="edit", post="edit", data=_member),
    "teams:member_show": Row("member_detail", post="phones"),
    "teams:consent": Row("member_consent", get="edit", post="edit", data=_consent),
    "teams:consent_withdraw": Row("member_consent", get="edit", post="edit"),
    "teams:duplicates": Row(get="edit", queries=("unit=LKO-M", "unit=STP", "page=99")),
    "teams:pair": Row("pair", get="edit", post="edit"),
    "teams:tell_apart": Row("pair", post="edit"),
    "teams:merger": Row("merger", get="edit", post="edit"),
    "teams:member_erase": Row("member", get="edit", post="edit", data=lambda *_: {"reason": "asked"}),
    "teams:posts": Row(get="administrator"),
    "teams:post": Row("post", get="administrator", post="administrator", data=lambda *_: {"rights": ["see", "edit"]}),
    "teams:changeover_plan": Row("level", get="administrator", post="administrator"),
    "teams:changeover": Row("changeover", get="see", queries=ALIEN[:2]),
    "teams:changeover_withdraw": Row("planned", get="administrator", post="administrator"),
    "teams:open_seats": Row("unit", post="assign"),
    "teams:add_seat": Row("unit", post="assign", data=_position),
    "teams:assign": Row("seat", get="assign", post="assign", queries=("q=dinesh", "q=asha")),
    "teams:seat": Row("seat", get="see"),
    "teams:move": Row("assignment", get="end", post="end", queries=("unit=STP", "q=sitapur"), data=_moving),
    "teams:end": Row("assignment", get="end", post="end", data=_reason),
    "teams:keep": Row("assignment", post="end"),
    "teams:invite": Row("assignment", post="invite"),
    "teams:phone": Row("assignment", post="phones"),
    # Volunteers
    "teams:volunteers": Row(get="assign", queries=("unit=STP", "unit=UP-146", "after=1")),
    "teams:volunteer": Row("volunteer", get="assign", post="assign"),
    "teams:volunteer_phone": Row("volunteer", post="phones of volunteers"),
    "teams:volunteer_decline": Row("volunteer", get="assign", post="assign", data=_reason),
    "teams:volunteer_hand_over": Row("volunteer", get="assign", post="assign", data=lambda *_: {"to": "UP"}),
    "teams:volunteer_page": Row("unit", get="assign", post="assign", data=lambda *_: {"version": 0, "act": "open"}),
    "teams:volunteer_poster": Row("open_page", get="assign"),
    "volunteers:join": Row("joined", get="public", post="public", says=_PUBLIC),
    "volunteers:joined": Row("joined", get="public", says=_PUBLIC),
    "volunteers:own": Row("own", get="public", says=_PUBLIC),
    "volunteers:own_correct": Row("own", get="public", post="public", says=_PUBLIC),
    "volunteers:own_withdraw": Row("own", get="public", post="public", says=_PUBLIC),
    "volunteers:own_erase": Row("own", get="public", post="public", says=_PUBLIC),
    # Sheets
    "imports:list": Row(get="import"),
    "imports:new": Row(get="import", post="import"),
    "imports:assemblies": Row(get="import", queries=("find=171", "find=Sitapur")),
    "imports:template": Row("sheet", get="import"),
    "imports:renumber": Row("assembly", get="edit", post="edit"),
    "imports:job": Row("import", get="see import", queries=("show=new", "show=changed", "show=units", "show=refused")),
    "imports:columns": Row("import", get="own import", post="own import"),
    "imports:apply": Row("import", post="own import", data=_seen),
    "imports:cancel": Row("import", post="own import"),
    "imports:undo": Row("import", get="see import", post="see import"),
    "imports:original": Row("import", get="import file"),
    "imports:mend": Row("import", get="own import", queries=("code=assembly_no_unknown", "after=2")),
    "imports:mend_check": Row("import", post="own import"),
    "imports:mend_row": Row("import", post="own import", data=lambda *_: {"cell-booth_no": "12"}),
    "imports:mend_alike": Row(
        "import",
        post="own import",
        data=lambda *_: {"field": "booth_no", "code": "booth_no_missing", "before": "?", "mended": "12"},
    ),
    "imports:names": Row("import", get="own import", post="own import"),
    "imports:names_search": Row("import", get="own import", queries=("mark=none",)),
    "imports:refused": Row("import", get="see import"),
    "imports:annotated": Row("import", get="see import"),
    # Files
    "reports:list": Row(get="export"),
    "reports:new": Row("table", get="export", post="export", queries=(*ALIEN, "unit=LKO-M&state=filled"), data=_wish),
    "reports:job": Row("export", get="see export"),
    "reports:file": Row("export", get="own export"),
    # For programs
    "api:unit-list": Row(get="see", queries=("level=district",), api=True),
    "api:unit-detail": Row("unit", get="see", api=True),
    "api:unit-coverage": Row("unit", get="see", queries=("level=booth", "level=mandal"), api=True),
    "api:booth-list": Row(get="see", queries=ALIEN, api=True),
    "api:booth-detail": Row("booth", get="see", api=True),
    "api:group-list": Row("booth", post="edit", data=_api_register, api=True),
    "api:group-detail": Row("group", get="see", patch="edit", data=_api_group, api=True),
    "api:group-close": Row("group", post="edit", data=_api_group, api=True),
    "api:group-check": Row("group", post="verify", data=_api_group, api=True),
    "api:handle-list": Row(get="see", queries=(*ALIEN[:2], "stale=1&closed=1"), api=True),
    "api:handle-detail": Row("handle", get="see", api=True),
    "api:handle-count": Row("handle", post="edit", data=_handle, api=True),
    "api:schema": Row(get="signed in", api=True),
}
