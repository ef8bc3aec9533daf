"""Numbers as SVG attributes want them."""


def plain(number: float) -> str:
    """Return the number with at most two decimals and a point, whatever the language: ``12``, ``12.5``."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))
