"""People who sign in through the form, for tests that follow a way from its beginning to its end."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from accounts.models import User
from config.tests.fixtures import LiveStack
from teams.tests.cast import PASSWORD, Cast, make_cast
from tests.browser.walker import DESK, PHONE


@pytest.fixture
def cast(live_stack: LiveStack) -> Cast:
    return make_cast()


@pytest.fixture
def opened(browser: Any, live_stack: LiveStack) -> Iterator[Callable[..., Page]]:
    """Give a page on which a person has signed in through the form."""
    contexts = []

    def sign_in(user: User, *, phone: bool = False) -> Page:
        size = PHONE if phone else DESK
        context = browser.new_context(viewport=size, is_mobile=phone, has_touch=phone, base_url=live_stack.url)
        contexts.append(context)
        page = context.new_page()
        page.goto("/sign-in/")
        page.fill("[name=username]", user.phone.removeprefix("+91"))
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(re.compile(r"/(u/.*)?$"))
        return page

    yield sign_in
    for context in contexts:
        context.close()
