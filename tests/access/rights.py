"""The table of rights in the product's description, written out for the cast: who may do what in which place."""

STATE = ("state",)
LUCKNOW = ("lucknow", "lucknow_west", "lucknow_north", "chowk", "aminabad")
WEST = ("lucknow_west", "chowk", "aminabad")
SITAPUR = ("sitapur", "sitapur_assembly", "khairabad")
AWADH = ("awadh", *LUCKNOW, *SITAPUR)
ALL = (*STATE, *AWADH)

AREA: dict[str, tuple[str, ...]] = {
    "administrator": ALL,
    "administrator_without_code": (),  # whoever their seats make them, and this one has none
    "coordinator": ALL,
    "awadh_convener": AWADH,
    "lucknow_convener": LUCKNOW,
    "sitapur_convener": SITAPUR,
    "assembly_convener": WEST,
    "mandal_convener": ("chowk",),
    "staff": ALL,
    "claims_desk": ALL,
    "viewer": LUCKNOW,
    "facebook_in_charge": LUCKNOW,
    "outsider": (),
    "anonymous": (),
}
"""By role the places it reaches: its own and all below."""

ROLES = tuple(AREA)
ADMINISTRATORS = {"administrator", "administrator_without_code"}
_LEADING = {"administrator", "coordinator", "awadh_convener", "lucknow_convener", "sitapur_convener"}
_LOCAL = {"assembly_convener", "mandal_convener"}

_HOLDERS: dict[str, set[str]] = {
    "see": set(ROLES) - {"administrator_without_code", "outsider", "anonymous"},
    "edit": _LEADING | _LOCAL | {"staff"},
    "verify": _LEADING | _LOCAL | {"staff"},
    "assign": _LEADING | _LOCAL,
    "import": _LEADING | {"staff"},
    "export": _LEADING | _LOCAL | {"staff"},
    "phones": _LEADING | _LOCAL,
}

IMPORTERS = {"lucknow_convener": "lucknow", "sitapur_convener": "sitapur"}
"""Who has a sheet on its way, and for which place."""
# Where a right reaches less far than the role's area.
_SEATS_OF_OTHERS = {
    "coordinator": set(AWADH),
    "awadh_convener": {*LUCKNOW, *SITAPUR},
    "lucknow_convener": set(LUCKNOW) - {"lucknow"},
    "sitapur_convener": set(SITAPUR) - {"sitapur"},
    "assembly_convener": set(),
    "mandal_convener": set(),
}
_NARROWER: dict[str, dict[str, set[str]]] = {
    # Regions, districts and assemblies take who edits the state; mandals and sectors who edits their district.
    "reshape": {
        "awadh_convener": {"chowk", "aminabad", "khairabad"},
        "lucknow_convener": {"chowk", "aminabad"},
        "sitapur_convener": {"khairabad"},
        "assembly_convener": set(),
        "mandal_convener": set(),
    },
    "assign": {"assembly_convener": {"lucknow_west"}, "mandal_convener": {"chowk"}},  # "own level"
    # The number of somebody who waits is shown to whoever decides on them.
    "phones of volunteers": {"assembly_convener": {"lucknow_west"}, "mandal_convener": {"chowk"}},
    "end": _SEATS_OF_OTHERS,  # the convener's seat of each place; nobody ends their own
    "invite": _SEATS_OF_OTHERS,  # a link opens the account, so it takes a right from above
    # A sheet is its importer's, who may be followed by those who import in the whole state.
    "see import": {"awadh_convener": set(), "lucknow_convener": {"lucknow"}, "sitapur_convener": {"sitapur"}},
    "own import": {role: {place} for role, place in IMPORTERS.items()},
    # An export is whose who asked for it; administrators see that it was made, and have not its file.
    "see export": {role: set() for role in ROLES if role not in ADMINISTRATORS | set(IMPORTERS)}
    | {role: {place} for role, place in IMPORTERS.items()},
    "own export": {role: {place} for role, place in IMPORTERS.items()},
    # Its phone numbers with it: who brought them may see them, others need the right.
    "import file": {
        "awadh_convener": set(),
        "lucknow_convener": {"lucknow"},
        "sitapur_convener": {"sitapur"},
        "staff": set(),
    },
}
_DOOR = {
    "reshape": "edit",
    "phones of volunteers": "phones",
    "end": "assign",
    "invite": "assign",
    "see import": "import",
    "own import": "import",
    "import file": "import",
    "see export": "export",
    "own export": "export",
}
"""What a right is a closer form of: the door of the view asks for that one first."""
_SIGHT = {
    "see import": "see import",
    "own import": "see import",
    "import file": "see import",
    "see export": "see export",
    "own export": "see export",
}
"""What shows the things that a right is about, where that is not the right to see their place."""


def holds_somewhere(role: str, right: str) -> bool:
    """Tell whether the role has the right in any place at all."""
    return role in _HOLDERS[_DOOR.get(right, right)]


def holds(role: str, right: str, place: str) -> bool:
    """Tell whether the role has the right in a place."""
    narrower = _NARROWER.get(right, {})
    elsewhere = () if right in ("own import", "own export") else AREA[role]
    return holds_somewhere(role, right) and place in narrower.get(role, elsewhere)


def sees(role: str, place: str, right: str = "see") -> bool:
    """Tell whether the role may look into a place, or at those things there that a right is about."""
    return holds(role, _SIGHT.get(right, "see"), place)
