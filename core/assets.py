"""One stylesheet and one script out of the many small files in static/css and static/js.

The repository keeps one file per subject; a slow line wants one request. Order does not matter beyond the first
file: ``layers.css`` fixes the cascade, and the script's modules do not import each other.
"""

import re
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JS_COMMENT_LINE = re.compile(r"^\s*//.*$", re.MULTILINE)
_JS_COMMENT_BLOCK = re.compile(r"^\s*/\*.*?\*/\s*$", re.DOTALL | re.MULTILINE)
_BLANK = re.compile(r"\n\s*")
_AROUND_PUNCTUATION = re.compile(r"\s*([{};])\s*")


def build_assets(static_dir: Path) -> None:
    """Write ``build/app.css`` and ``build/app.js`` in the folder of static files from its ``css`` and ``js``."""
    build_css(static_dir / "css", static_dir / "build" / "app.css")
    build_js(static_dir / "js", static_dir / "build" / "app.js")


def build_css(source_dir: Path, target: Path) -> None:
    """Join the stylesheets of a folder into one file without comments and indentation.

    Folders in it are joined too. ``url(...)`` is left alone, so what uses it has to lie as deep as the target.
    """
    files = sorted(
        source_dir.rglob("*.css"),
        key=lambda path: (path.name != "layers.css", path.name),
    )
    text = "\n".join(_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in files)
    _write(target, _AROUND_PUNCTUATION.sub(r"\1", _BLANK.sub("\n", text)).strip() + "\n")


def build_js(source_dir: Path, target: Path) -> None:
    """Join the modules of a folder into one, each in a block of its own so that their names stay apart."""
    blocks = []
    for path in sorted(source_dir.glob("*.js")):
        text = _JS_COMMENT_LINE.sub("", _JS_COMMENT_BLOCK.sub("", path.read_text(encoding="utf-8")))
        blocks.append("{\n" + _BLANK.sub("\n", text).strip() + "\n}\n")
    _write(target, "".join(blocks))


def _write(target: Path, text: str) -> None:
    """Write only what changed: an untouched file keeps its time, and collectstatic leaves it alone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")
