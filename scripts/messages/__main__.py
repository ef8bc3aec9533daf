"""Prints what has no Hindi yet, by the file that asks for it, ready to be pasted into a ``.po`` file."""

import os
import sys

import django
import polib


def main() -> int:
    """Print the missing entries; return 1 when there are any."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from config.setup.translations import LOCALE
    from scripts.messages import catalogue, everything

    known = catalogue.entries(LOCALE / "hi")
    wanted = {message.key: message for message in everything.messages()}
    lacking = [one for key, one in wanted.items() if key not in known or not known[key][1].translated()]
    for message in sorted(lacking, key=lambda message: str(message.place)):
        entry = polib.POEntry(
            msgid=message.msgid, msgctxt=message.context, msgid_plural=message.plural, comment=str(message.place)
        )
        if message.plural:
            entry.msgstr_plural = {0: "", 1: ""}
        print(entry.__unicode__(wrapwidth=118))
    print(f"{len(lacking)} of {len(wanted)} strings have no Hindi yet.", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
