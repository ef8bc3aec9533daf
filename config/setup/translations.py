"""Merges each language's .po files, one per app, into the one compiled catalogue that Django reads."""

from pathlib import Path

import polib

from config.setup.bootstrap import BASE_DIR, Trouble

LOCALE = BASE_DIR / "locale"


def build(locale: Path = LOCALE) -> bool:
    """Compile every language whose sources changed; True when one was compiled.

    Raises Trouble for a file that cannot be read, and for a string that two files translate differently.
    """
    languages = [folder for folder in sorted(locale.iterdir()) if any(folder.glob("*.po"))]
    return sum(_compile(language) for language in languages) > 0


def _compile(language: Path) -> bool:
    target = language / "LC_MESSAGES" / "django.mo"
    sources = sorted(language.glob("*.po"))
    newest = max(path.stat().st_mtime for path in [language, *sources])  # the folder's time tells of removed files
    if target.exists() and target.stat().st_mtime >= newest:
        return False
    merged = merge(sources)
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".new")
    merged.save_as_mofile(str(unfinished))
    unfinished.replace(target)
    return True


def merge(sources: list[Path]) -> polib.POFile:
    """Return one catalogue of all entries in ``sources``; the first file's header speaks for all."""
    merged = polib.POFile()
    origin: dict[tuple[str, str | None], tuple[Path, polib.POEntry]] = {}
    for path in sources:
        for entry in (catalogue := _read(path)):
            if entry.obsolete or not entry.translated():
                continue
            key = (entry.msgid, entry.msgctxt)
            if key not in origin:
                origin[key] = (path, entry)
                merged.append(entry)
            elif _meaning(entry) != _meaning(origin[key][1]):
                raise Trouble(
                    f"{entry.msgid!r} is translated differently in {origin[key][0].name} and {path.name}:\n"
                    f"{_meaning(origin[key][1])!r} and {_meaning(entry)!r}. Make them equal, or use a context."
                )
        merged.metadata = merged.metadata or catalogue.metadata
    return merged


def _read(path: Path) -> polib.POFile:
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Trouble(f"{path} is not a readable .po file: {error}") from error


def _meaning(entry: polib.POEntry) -> object:
    return entry.msgstr_plural or entry.msgstr
