"""Numbers in the addresses of pages."""


def whole(text: str) -> int:
    """Return a whole number from an address; 0 for anything that no page of ours wrote."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else 0
