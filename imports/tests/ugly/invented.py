"""Links and numbers that belong to nobody."""


def code(number: int) -> str:
    """Return the invite code of this number."""
    return f"Ugly{number:018d}"


def link(number: int) -> str:
    """Return the invite link of this number; 1 to 6 are registered."""
    return f"https://chat.whatsapp.com/{code(number)}"


def phone(number: int) -> str:
    """Return ten digits of the range that belongs to nobody."""
    return f"60009{number:05d}"
