"""The levels of the organisation, from the state down to the sector."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """A unit's level. The number is also its position in ``Unit.path``, so order is depth."""

    STATE = 1, _("State")
    REGION = 2, _("Region")
    DISTRICT = 3, _("District")
    ASSEMBLY = 4, _("Assembly constituency")
    MANDAL = 5, _("Mandal")
    SECTOR = 6, _("Sector")

    @property
    def word(self) -> str:
        """The level as commands, sheets and the API write it: ``district``."""
        return self.name.lower()

    @property
    def below(self) -> "Level | None":
        """The next level down, or None at the lowest."""
        return Level(self + 1) if self < Level.SECTOR else None

    @classmethod
    def from_word(cls, word: str) -> "Level":
        """Return the level named ``word`` in any case; raise ValueError when there is none."""
        try:
            return cls[word.strip().upper()]
        except KeyError as error:
            raise ValueError(word) from error
