"""E-mail addresses as those see them who have no right to."""


def mask_email(address: str) -> str:
    """Return an address with its letters hidden but for the first of name and domain: ``l•••@e•••.org``."""
    name, at, domain = address.partition("@")
    if not (name and at and domain):
        return "•" * min(len(address), 10)
    ending = domain.rpartition(".")[2]
    return f"{name[0]}•••@{domain[0]}•••.{ending}"
