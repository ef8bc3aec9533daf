"""From a template and data to the bytes of a PDF."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from core.pdf.letterhead import Letterhead

_SHARED: Final = Path(__file__).parent / "shared"
# What JSON or paper cannot hold (controls, lone surrogates), and marks that turn the direction of writing: a name with
# one of them would print backwards, and in the text that is copied from the page be another name.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"
)


class PdfError(RuntimeError):
    """A template that cannot be laid out: a fault of ours, never of what people typed."""


def pdf_make(
    template: Path | str, data: Mapping[str, Any], *, letterhead: Letterhead,
    files: Mapping[str, bytes] | None = None, tagged: bool = True,
) -> bytes:  # fmt: skip
    """Return the PDF that a typst template (its path, or its text) makes of ``data``.

    ``data`` is anything JSON can hold; the template reads it as data and nothing in it is ever typst code. ``files``
    are pictures by name (``qr.svg``); they stay in memory. Words of the letterhead are in the active language.
    ``tagged`` marks headings and tables for screen readers; leave it out for tables of a thousand rows and more, whose
    PDF it makes several times larger. Raises PdfError when the template has a fault.
    """
    text = template.read_text(encoding="utf-8") if isinstance(template, Path) else template
    sources = {
        "main.typ": text.encode(),
        "data.json": _json(data),
        "letterhead.json": _json(letterhead.for_template()),
        **(files or {}),
    }
    try:
        # The root holds base.typ and nothing else: whatever a template says, it reads no other file.
        pdf = typst.compile(
            sources, root=_SHARED, font_paths=_fonts(), ignore_system_fonts=True, format="pdf",
            timestamp=int(letterhead.printed_at.timestamp()), pdf_tags=tagged,
        )  # fmt: skip
    except typst.TypstError as error:
        name = template.name if isinstance(template, Path) else "template"
        raise PdfError(f"{name}: {error.message}\n{error.diagnostic}") from error
    assert isinstance(pdf, bytes)  # noqa: S101 - one file, as no output is named
    return pdf


@cache
def _fonts() -> Any:
    import fontpkg_noto_sans_devanagari  # noqa: PLC0415  slow to import, and seldom needed

    return typst.Fonts(
        include_system_fonts=False, font_paths=[Path(fontpkg_noto_sans_devanagari.__file__).parent / "files"]
    )


def _json(value: object) -> bytes:
    return json.dumps(_printable(value), ensure_ascii=False).encode()


def _printable(value: Any) -> Any:
    """Return the value with what cannot be printed taken out of each text, lazy translations included."""
    if isinstance(value, Mapping):
        return {str(key): _printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return _UNPRINTABLE.sub("", str(value))
