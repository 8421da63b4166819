"""The picture's page in a real browser: Debian's Chromium, without a network."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.picture import Picture
from graph.view import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One browser for the whole run. Where none can be had: skips, or fails if XUNCHA_REQUIRE_BROWSER=1."""
    path = chromium()
    if path is None:
        no_browser("no chromium is installed (on Debian or Ubuntu: apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        no_browser("playwright is not installed (pip install -e '.[dev]')")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()


def chromium() -> str | None:
    """The path of an installed browser; ``XUNCHA_BROWSER`` names another one."""
    return os.environ.get("XUNCHA_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


def no_browser(why: str) -> None:
    if os.environ.get("XUNCHA_REQUIRE_BROWSER") == "1":
        pytest.fail(f"XUNCHA_REQUIRE_BROWSER is 1, but {why}", pytrace=False)
    pytest.skip(why)


@dataclass
class Opened:
    """A page of the picture that is open, with what it complained of and what it asked for."""

    page: "Page"
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def click_node(self, id_: str) -> None:
        """Click near the upper left corner of the node, or on its middle where it is small."""
        at = self.page.evaluate(STILL_BOX, id_)
        box = self.page.locator("#network").bounding_box()
        assert box is not None
        x, y = at["x"] + min(12, at["width"] / 2), at["y"] + min(8, at["height"] / 2)
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def chosen(self) -> str | None:
        """The heading of the panel, where it is open on a node."""
        heading = self.page.locator("#panel h2")
        return heading.inner_text() if heading.is_visible() else None

    def colours(self) -> set[str]:
        """All colours on the canvas, as #rrggbb."""
        return set(self.page.evaluate(COLOURS))


# Where a node stands once the page stopped fitting itself to a window of another size.
STILL_BOX = """id => new Promise(done => {
  let before = "";
  const look = () => {
    const box = JSON.stringify(window.picture.boxOf(id));
    if (box === before) return done(JSON.parse(box));
    before = box;
    setTimeout(look, 120);
  };
  look();
})"""

COLOURS = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  const canvas = document.querySelector('#network canvas');
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const context = copy.getContext('2d', { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const data = context.getImageData(0, 0, copy.width, copy.height).data;
  const found = new Set();
  for (let n = 0; n < data.length; n += 4) if (data[n + 3] === 255) {
    found.add('#' + [0, 1, 2].map(k => data[n + k].toString(16).padStart(2, '0')).join(''));
  }
  done([...found]);
})))"""

OpenPicture = Callable[..., Opened]


@pytest.fixture
def open_picture(browser: "Browser", tmp_path: Path) -> Iterator[OpenPicture]:
    """Opens pictures; at the end of the test, none may have complained or asked for anything but its file."""
    opened: list[Opened] = []

    def call(
        picture: Picture,
        *,
        size: tuple[int, int] = (1440, 900),
        dark: bool = False,
        language: str = "zh",
        **options: Any,
    ) -> Opened:
        path = tmp_path / f"{len(opened)}.html"
        path.write_bytes(render_page(picture, language, **options))
        viewport = {"width": size[0], "height": size[1]}
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport=viewport, color_scheme=scheme, accept_downloads=True)  # type: ignore[arg-type]
        context.set_offline(True)
        found = Opened(context.new_page())
        opened.append(found)
        watch(found)
        found.page.goto(path.as_uri())
        found.page.wait_for_function("window.picture && document.querySelector('#network canvas')")
        found.page.wait_for_timeout(150)  # the board fits the window a moment after its first drawing
        return found

    yield call
    for found in opened:
        found.page.context.close()
        assert found.messages == []
        assert [url for url in found.requests if not url.startswith("blob:")] == found.requests[:1]


def watch(found: Opened) -> None:
    def on_console(message: "ConsoleMessage") -> None:
        found.messages.append(f"{message.type}: {message.text}")

    def on_request(request: "Request") -> None:
        found.requests.append(request.url)

    found.page.on("console", on_console)
    found.page.on("pageerror", lambda error: found.messages.append(str(error)))
    found.page.on("dialog", lambda dialog: found.messages.append(f"dialog: {dialog.message}"))
    found.page.on("request", on_request)
