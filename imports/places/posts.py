"""Finding the post that a sheet names: in either script, by its short forms, with the platform in it or beside it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from core.names import LEAD, THRESHOLD, name_score
from core.text import fold
from imports.places.post_words import Words, platform_of, words_of
from teams.models import Position

REMEMBERED: Final = 50_000
_READ: Final = 99  # what is not the very name of a post
_UNLIKE: Final = 70  # the most that posts score which differ in platform or rank: shown as an alternative, never taken


class Post(NamedTuple):
    """A kind of seat; ``forms`` are the words of each of its names."""

    position: Position
    forms: tuple[Words, ...]

    @property
    def both(self) -> list[str]:
        """The name in English and in Hindi, as messages keep it."""
        return [self.position.name_en, self.position.name_hi]


class PostChoice(NamedTuple):
    """The post that is clearly meant, and how well it fits; else (None) the best three."""

    post: Post | None
    score: int = 0
    others: Sequence[Post] = ()


class PostBook:
    """The posts that are part of the teams, by level."""

    def __init__(self) -> None:
        self._posts: dict[int, list[Post]] = defaultdict(list)
        self._former: dict[int, list[Post]] = defaultdict(list)
        self._remembered: dict[tuple[str, str, int, str], PostChoice] = {}
        for position in Position.objects.all():
            names = (position.name_en, position.name_hi, position.key.replace("-", " "))
            forms = [_with(words_of(name), position.platform) for name in names]
            if position.platform:  # "Facebook" alone says enough
                forms.append(Words(frozenset({position.platform}), "", (), None))
            posts = self._posts if position.in_use else self._former
            posts[position.level].append(Post(position, tuple(dict.fromkeys(forms))))

    def find(self, text: str, platform: str, level: int, place: str = "") -> PostChoice:
        """Return the post of a level that a text and, where it is given, the cell of the platform mean.

        One that is no longer part of the team is meant only where none that is fits; filling it is refused later on.

        place: names of places that may stand in the text as well: फेसबुक प्रभारी, लखनऊ.
        """
        key = (text, platform, level, place)
        if key not in self._remembered:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            words = text, platform_of(platform), set(fold(place).split())
            choice = _find(self._posts[level], level, *words)
            if choice.post is None and (former := _find(self._former[level], level, *words)).post:
                choice = former
            self._remembered[key] = choice
        return self._remembered[key]


def _find(posts: Sequence[Post], level: int, text: str, platform: str, place: set[str]) -> PostChoice:
    exact = [post for post in posts if _is_called(post.position, text)]
    if len(exact) == 1 and platform in ("", exact[0].position.platform):
        return PostChoice(exact[0], 100)
    words = words_of(text)
    rest = " ".join(word for word in words.rest.split() if word not in place)
    sought = _with(words._replace(rest=rest), platform)
    scored = sorted(
        ((max(_score(sought, form) for form in post.forms), post) for post in posts),
        key=lambda pair: (-pair[0], pair[1].position.order),
    )
    best, post = scored[0] if scored else (0.0, None)
    second = scored[1][0] if len(scored) > 1 else 0.0
    of_level = all(named == level for named in sought.levels)
    if best >= THRESHOLD and best - second >= LEAD and of_level:
        return PostChoice(post, min(round(best), _READ))
    return PostChoice(None, others=[post for _score, post in scored[:3]])


def _with(words: Words, platform: str) -> Words:
    return (
        words._replace(meanings=words.meanings | {platform}, number=None) if platform else words._replace(number=None)
    )


def _is_called(position: Position, text: str) -> bool:
    return fold(text) in map(fold, (position.key, position.name_en, position.name_hi))


def _score(sought: Words, form: Words) -> float:
    """Return how well two posts fit: the same platform and rank are asked for, the other words may be near."""
    rest = name_score(sought.rest, form.rest) if sought.rest and form.rest else 100.0 * (sought.rest == form.rest)
    if sought.meanings == form.meanings and (sought.meanings or sought.rest):
        return rest
    shared = len(sought.meanings & form.meanings) / max(1, len(sought.meanings | form.meanings))
    return _UNLIKE * max(shared, 0 if sought.meanings else rest / 100)
