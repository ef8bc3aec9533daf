"""All strings that need a translation."""

from scripts.messages import framework, python, sources, templates
from scripts.messages.message import Message


def messages() -> list[Message]:
    """Return our own strings, and those of Django and its companions that bring no Hindi."""
    own = [*templates.messages(sources.template_files()), *python.messages(sources.python_files())]
    return own + framework.untranslated()
