"""A browser that walks pages as different people and notes what goes wrong on the way."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from accounts.models import User
from config.tests.fixtures import LiveStack
from tests.access.visits import client_for
from tests.access.world import World
from tests.browser.stops import Stop

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
QUIET = 60
"""How long to listen for what a page loads further, in milliseconds (Playwright's own "networkidle" takes 500)."""
NARROWEST = {"width": 320, "height": 640}
_AXE = """async () => (await axe.run()).violations.map(
  ({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`)"""


class Walker:
    """One page for each person, all in one language."""

    def __init__(self, browser: Any, stack: LiveStack, world: World, language: str) -> None:
        self.browser, self.stack, self.world, self.language = browser, stack, world, language
        User.objects.update(language=language)
        self.pages: dict[str, Any] = {}
        self.complaints: list[str] = []

    def page_of(self, role: str) -> Any:
        """Return the page on which a role is signed in."""
        if role not in self.pages:
            # Without motion: in the middle of a change of colours nothing has its contrast.
            context = self.browser.new_context(locale=f"{self.language}-IN", reduced_motion="reduce")
            cookies = {name: cookie.value for name, cookie in client_for(self.world, role).cookies.items()}
            cookies["django_language"] = self.language
            context.add_cookies([{"name": name, "value": cookies[name], "url": self.stack.url} for name in cookies])
            page = context.new_page()
            page.on("pageerror", lambda error: self._complain(page, f"script error: {error}"))
            page.on("console", lambda message: self._hear(page, message))
            self.pages[role] = page
        return self.pages[role]

    def open(self, stop: Stop) -> Any:
        """Return the page that a person opens."""
        page = self.page_of(stop.role)
        answer = page.goto(self.stack.url + stop.path)
        if answer.status != stop.status:
            self.complaints.append(f"{stop}: answered {answer.status}")
        return page

    def axe(self, page: Any, size: dict[str, int], scheme: str) -> list[str]:
        """Return what axe finds on a page at a size, by day (``light``) or by night: each fault with up to 3 places."""
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE_SCRIPT)
        return page.evaluate(_AXE)

    def width(self, page: Any, text: str) -> int:
        """Return how wide a page is on the narrowest phone with text of this size (``200%``), in pixels."""
        page.set_viewport_size(NARROWEST)
        page.evaluate("size => document.documentElement.style.fontSize = size", text)
        return page.evaluate("document.documentElement.scrollWidth")

    def weigh(self, role: str, path: str) -> int:
        """Return how many bytes come over the line when a person opens a page."""
        page = self.page_of(role)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setBypassServiceWorker", {"bypass": True})  # whose answers weigh nothing
        sizes: list[int] = []
        under_way: set[str] = set()
        session.on("Network.requestWillBeSent", lambda event: under_way.add(event["requestId"]))
        session.on("Network.loadingFailed", lambda event: under_way.discard(event["requestId"]))
        session.on("Network.loadingFinished", lambda event: under_way.discard(event["requestId"]))
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(self.stack.url + path, wait_until="load")
        page.wait_for_timeout(QUIET)  # what a page asks for by itself, it asks for as it loads
        while under_way:
            page.wait_for_timeout(QUIET)
        session.detach()
        return sum(sizes)

    def close(self) -> None:
        """Close all pages."""
        for page in self.pages.values():
            page.context.close()

    def _hear(self, page: Any, message: Any) -> None:
        # A page that is meant to be missing or forbidden is reported by the browser as well.
        if message.type == "error" and not ("status of 40" in message.text and message.location["url"] == page.url):
            self._complain(page, f"console: {message.text}")

    def _complain(self, page: Any, text: str) -> None:
        self.complaints.append(f"{page.url}: {text}")
