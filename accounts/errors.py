"""What can go wrong when somebody follows a one-time link. The views turn it into sentences."""

from accounts.models import OneTimeLink


class LinkUnusable(Exception):
    """The link is used, withdrawn or past its time; ``link`` says which, and is None when there is no such link."""

    def __init__(self, link: OneTimeLink | None) -> None:
        super().__init__(f"link {link.pk} is {link.state}" if link else "no such link")
        self.link = link
