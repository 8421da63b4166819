"""The pictures of the README, made of ``examples/``: ``python -m tests.graph.page.images``."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from graph.chart import draw_chart
from graph.mapping import build_graph
from graph.opening import open_store
from graph.picture import Picture
from graph.store import GraphStore
from graph.view import render_page
from ingest.parser import parse
from ingest.source import read_bytes
from queries.figures import heatmap_figure
from queries.subjects import draw, find_subject
from tests.graph.page.conftest import FLAGS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[3]
IMAGES = ROOT / "docs" / "images"
SITE = "https://example.org/"
COLOURS = 256
MOST_BYTES = 190_000
WIDE, NARROW = (1440, 900), (390, 844)


def main() -> None:
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        raise SystemExit("no chromium is installed (on Debian or Ubuntu: apt-get install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "examples.lbug")) as store:
        fill(store)
        save("heatmap", draw_chart(heatmap_figure(store, 16, "zh"), "png"), width=1200)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            take_all(store, browser, Path(folder) / "page.html")
            browser.close()


def fill(store: GraphStore) -> None:
    """With the examples, as if they had been published on a site."""
    for path in sorted(ROOT.joinpath("examples").iterdir()):
        if path.name != "README.md":
            source = read_bytes(path.read_bytes(), path.name, url=SITE + path.name)
            store.replace([build_graph(parse(source), text=source.text, location=source.name)])


def take_all(store: GraphStore, browser: "Browser", path: Path) -> None:
    def take(
        name: str, picture: Picture, *, dark: bool = False, size: tuple[int, int] = WIDE, issue: int = 0
    ) -> None:
        path.write_bytes(render_page(picture))
        scheme = "dark" if dark else "light"
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(path.as_uri())
        page.wait_for_timeout(500)
        if issue:
            choose_issue(page, issue)
        save(name, page.screenshot())
        page.close()

    agency = picture_of(store, "岚川县水利局")
    take("agency", agency)
    take("agency-panel", agency, issue=2)
    take("agency-dark", agency, dark=True)
    take("agency-narrow", agency, size=NARROW)
    take("comparison", picture_of(store, "岚川县水利局", "云陵县农业农村局"))
    take("regulation", picture_of(store, "中国共产党支部工作条例"))


def picture_of(store: GraphStore, *names: str) -> Picture:
    return draw(store, [find_subject(store, "name", name) for name in names])


def choose_issue(page: "Page", number: int) -> None:
    page.fill("#search", "")
    page.click("#show-outline")
    page.locator("#panel .go", has=page.locator("small", has_text=f"{number}.")).first.click()
    page.wait_for_timeout(500)


def save(name: str, image: bytes, width: int | None = None) -> None:
    """Whole colours where that is small enough; else the most widespread ones, all kinds' among them."""
    from PIL import Image

    found = Image.open(BytesIO(image)).convert("RGB")
    if width and found.width > width:
        found = found.resize((width, found.height * width // found.width), Image.Resampling.LANCZOS)
    path = IMAGES / f"{name}.png"
    found.save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        few = found.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    print(f"{path.name} {path.stat().st_size:,}")


if __name__ == "__main__":
    main()
