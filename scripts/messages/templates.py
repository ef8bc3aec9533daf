"""Strings of templates, as Django's own parser understands them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template import Engine, Library, Origin
from django.template.base import FilterExpression, Lexer, Parser, Token
from django.utils import translation
from django.utils.functional import Promise

from scripts.messages.message import Message, Place

_TRANSLATING = ("translate", "trans", "blocktranslate", "blocktrans")


@dataclass(frozen=True, slots=True)
class Constant:
    """A string given to a tag or a filter without being translated."""

    text: str
    line: int
    tag: str
    """The tag it stands in; empty in ``{{ … }}``."""
    filter: str
    """The filter that takes it; empty for the thing itself."""


class _Parser(Parser):
    """Notes each translating tag and each constant on its way."""

    def __init__(self, tokens: list[Token], path: Path) -> None:
        engine = Engine.get_default()
        super().__init__(tokens, engine.template_libraries, engine.template_builtins, Origin(str(path)))
        self.path = path
        self.messages: list[Message] = []
        self.constants: list[Constant] = []
        self._token: Token | None = None
        self._note_translating_tags()

    def add_library(self, lib: Library) -> None:
        """Take up a library's tags; ``{% load i18n %}`` must not undo the noting."""
        super().add_library(lib)
        self._note_translating_tags()

    def next_token(self) -> Token:
        """Return the next token and remember it: expressions do not know where they stand."""
        self._token = super().next_token()
        return self._token

    def compile_filter(self, token: str) -> FilterExpression:
        """Compile an expression and note its constants, those in ``_("…")`` as messages."""
        expression = super().compile_filter(token)
        self._note_constant(expression.var, "")
        for function, arguments in expression.filters:
            for is_variable, argument in arguments:
                if not is_variable:
                    self._note_constant(argument, getattr(function, "_filter_name", function.__name__))
        return expression

    def _note_translating_tags(self) -> None:
        for name in set(_TRANSLATING) & set(self.tags):
            self.tags[name] = self._noting(self.tags[name])

    def _note_constant(self, value: object, filter_name: str) -> None:
        assert self._token is not None
        if isinstance(value, Promise):
            self._note(str(value))
        elif isinstance(value, str):
            tag = self._token.split_contents()[0] if self._token.token_type.name == "BLOCK" else ""
            self.constants.append(Constant(value, self._token.lineno or 0, tag, filter_name))

    def _note(self, msgid: str, context: str | None = None, plural: str = "", line: int = 0) -> None:
        assert self._token is not None
        self.messages.append(Message(msgid, Place(self.path, line or self._token.lineno or 0), context, plural))

    def _noting(self, compile_tag: Callable[[Parser, Token], Any]) -> Callable[[Parser, Token], Any]:
        compile_tag = getattr(compile_tag, "unnoted", compile_tag)

        def compile_and_note(parser: Parser, token: Token) -> Any:
            node = compile_tag(parser, token)
            context = node.message_context.resolve({}) if node.message_context else None
            if hasattr(node, "singular"):
                plural = node.render_token_list(node.plural)[0] if node.plural else ""
                self._note(node.render_token_list(node.singular)[0], context, plural, token.lineno or 0)
            elif literal := getattr(node.filter_expression.var, "literal", ""):
                self._note(literal.replace("%", "%%"), context, line=token.lineno or 0)
            return node

        compile_and_note.unnoted = compile_tag  # type: ignore[attr-defined]
        return compile_and_note


def read(path: Path) -> tuple[list[Message], list[Constant]]:
    """Return a template's messages, and the constants that it gives on untranslated."""
    with translation.override(None, deactivate=True):  # so that str() of a lazy message is its msgid
        parser = _Parser(Lexer(path.read_text(encoding="utf-8")).tokenize(), path)
        parser.parse()
    return parser.messages, parser.constants


def messages(paths: list[Path]) -> Iterator[Message]:
    """Yield the messages of several templates."""
    for path in paths:
        yield from read(path)[0]
