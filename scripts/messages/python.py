"""Strings of Python modules: what is handed to gettext, under whatever name it was imported."""

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.messages.message import Complaint, Message, Place

# Where each of gettext's functions takes context, message and plural.
_PARAMETERS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
FUNCTIONS = {f"{name}{ending}": places for name, places in _PARAMETERS.items() for ending in ("", "_lazy")}
FUNCTIONS["gettext_noop"] = FUNCTIONS["gettext"]


def aliases(tree: ast.AST) -> dict[str, str]:
    """Return the names under which a module knows gettext's functions: ``_`` for ``gettext_lazy``."""
    return {
        name.asname or name.name: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in FUNCTIONS
    }


def called(call: ast.Call, names: dict[str, str]) -> str | None:
    """Return which of gettext's functions ``call`` calls, also as ``translation.gettext``; None for another."""
    match call.func:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Attribute(value=ast.Name(id="translation"), attr=name) if name in FUNCTIONS:
            return name
    return None


def read(path: Path) -> tuple[list[Message], list[Complaint]]:
    """Return a module's messages, and a complaint for each that is put together before gettext sees it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = aliases(tree)
    found: list[Message] = []
    wrong: list[Complaint] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not (function := called(node, names)) or not node.args:
            continue
        place = Place(path, node.lineno)
        texts = [_text(node, position) for position in FUNCTIONS[function]]
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in node.args[:2]):
            wrong.append(Complaint(place, "a message is put together before it is translated: gettext cannot find it"))
        else:
            context, msgid, plural = texts
            if msgid is not None:
                found.append(Message(msgid, place, context, plural or ""))
    return found, wrong


def _text(call: ast.Call, position: int | None) -> str | None:
    if position is None or position >= len(call.args):
        return None
    argument = call.args[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def messages(paths: list[Path]) -> Iterator[Message]:
    """Yield the messages of several modules."""
    for path in paths:
        yield from read(path)[0]
