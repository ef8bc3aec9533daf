"""Words in Python that reach a reader without gettext."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.messages import python
from scripts.messages.message import Complaint, Place
from scripts.messages.plain_templates import spoken, words

_KEYWORDS = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label", "short_description"}
_TABLES = {"labels", "help_texts", "error_messages"}
_REFUSALS = {"ValidationError", "PermissionDenied"}
_SENTENCE = re.compile(r"^(?![A-Z]{2,} )[A-Z%{][^\W\d_]* .*[a-z]{2}|^[A-Z][a-z]+[.!?]$")  # and not SQL
_NOT_READ = {"getLogger", "debug", "info", "warning", "error", "exception", "compile", "RunSQL", "Func", "Trigger"}


def complaints(path: Path) -> Iterator[Complaint]:
    """Yield the words that a module shows without translating them.

    Labels, refusals and messages for certain; of other strings those that look like a sentence.
    """
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    finder = _Finder(python.aliases(tree), source)
    finder.visit(tree)
    for line, text in finder.found:
        yield Complaint(Place(path, line), f"plain text {text!r}")


class _Finder(ast.NodeVisitor):
    """Walks a module past what gettext gets and what nobody reads: docstrings, logs, errors for developers."""

    def __init__(self, names: dict[str, str], source: str) -> None:
        self.names = names
        self.source = source
        self.found: list[tuple[int, str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Look at the body only: annotations are no words."""
        for part in [*node.decorator_list, *node.body]:
            self.visit(part)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Pass over errors for developers; a refusal is read by a person."""
        if isinstance(node.exc, ast.Call) and _name(node.exc) in _REFUSALS:
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Pass over what a developer reads."""

    def visit_Assign(self, node: ast.Assign) -> None:
        targets = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if targets & _KEYWORDS:
            self._all_of(node.value)
        if targets & _TABLES and isinstance(node.value, ast.Dict):
            for value in node.value.values:
                self._all_of(value)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if any("Choices" in ast.unparse(base) for base in node.bases):
            self._choices(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node)
        if python.called(node, self.names) or (name in _NOT_READ and not _is_flash(node)):
            return
        if name in _REFUSALS or name == "add_error" or _is_flash(node):
            for argument in node.args[name == "add_error" or _is_flash(node) :]:
                self._all_of(argument)
        elif ast.unparse(node.func).startswith("models.") and name.endswith("Field") and node.args:
            if not name.startswith("One"):  # whose first argument is a model
                self._all_of(node.args[0])
        elif name in {"format_html", "format_html_join", "mark_safe"} and isinstance(node.args[0], ast.Constant):
            html = str(node.args[0].value)
            texts = [text for _line, text in spoken(html) if "=" not in text]  # the rest are attributes
            self.found += [(node.lineno, text) for text in texts if words(re.sub(r"{[^}]*}", "", text))]
        for keyword in node.keywords:
            if keyword.arg in _KEYWORDS:
                self._all_of(keyword.value)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and _SENTENCE.search(node.value):
            self._note(node.lineno, node.value)

    def _choices(self, node: ast.ClassDef) -> None:
        """Complain of choices whose label Django makes from their English name."""
        for statement in node.body if f"{node.name}.choices" in self.source else []:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
                self._note(statement.lineno, ast.unparse(statement))

    def _all_of(self, node: ast.expr) -> None:
        """Note a string, also with words put into it, whatever it looks like."""
        match node:
            case ast.Constant(value=str(text)) | ast.BinOp(left=ast.Constant(value=str(text))) if _is_said(text):
                self._note(node.lineno, text)
            case ast.JoinedStr(values=parts) if words("".join(map(_constant, parts))):
                self._note(node.lineno, ast.unparse(node))
            case ast.List() | ast.Tuple():
                for part in node.elts:
                    self._all_of(part)

    def _note(self, line: int, text: str) -> None:
        if (line, text) not in self.found:
            self.found.append((line, text))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_flash(call: ast.Call) -> bool:
    """Tell whether it is Django's ``messages.success(request, …)`` and the like."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "messages"


def _is_said(text: str) -> bool:
    return bool(words(text)) and "||" not in text  # the latter is SQL


def _constant(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else " "
