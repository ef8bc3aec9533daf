"""What this app's tests share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Words are compared in English; what is only said in Hindi has its own tests."""
    with translation.override("en"):
        yield
