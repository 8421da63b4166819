"""What a user does with the picture's page, in a real browser."""

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from graph.picture import Picture
from tests.graph.fictional import report_graph
from tests.graph.network import agency_picture
from tests.graph.page.conftest import OpenPicture

pytestmark = pytest.mark.long

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>《办法》"
MARK = "#ffe27a"
SVG = "{http://www.w3.org/2000/svg}"


def issue(number: int) -> str:
    return f"Issue/issue:{number}"


def test_a_click_opens_the_panel_with_text_words_file_citations_and_neighbours(
    open_picture: OpenPicture,
) -> None:
    opened = open_picture(agency_picture())
    panel = opened.page.locator("#panel")
    assert not panel.is_visible()
    opened.click_node(issue(2))
    assert opened.chosen() == "2. 河道巡查不到位"
    assert panel.locator("blockquote").first.inner_text() == "河道巡查不到位。"
    assert panel.locator("blockquote b").first.inner_text() == "河道"
    link = panel.locator(".file a").first
    assert (link.get_attribute("href") or "").startswith("https://example.org/water.html#:~:text=")
    assert panel.locator("h4", has_text="制定").inner_text() == "制定 4 次"
    assert "基本完成" in panel.inner_text()
    panel.locator("button.go[data-id='Measure/issue:2:1']").click()
    assert opened.chosen() == "河道巡查不到位"
    assert panel.locator(".kind").inner_text() == "整改措施"
    panel.locator("button.go[data-id='Regulation/regulation:1']").first.click()
    assert opened.chosen() == "云陵县河道巡查办法"
    assert panel.locator("h4", has_text="制定").inner_text() == "制定 12 次"
    panel.get_by_role("button", name="返回").click()
    assert panel.locator(".kind").inner_text() == "整改措施"
    opened.page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_tooltip_has_the_whole_of_a_label_that_is_cut(open_picture: OpenPicture) -> None:
    long = "河道巡查不到位" * 12
    opened = open_picture(agency_picture(text=long))
    at = opened.page.evaluate("id => window.picture.boxOf(id)", issue(1))
    box = opened.page.locator("#network").bounding_box()
    assert box is not None
    opened.page.mouse.move(box["x"] + at["x"] + 20, box["y"] + at["y"] + 12)
    assert opened.page.locator("#tooltip").inner_text() == f"问题 · 已完成\n{long}"
    opened.page.mouse.move(box["x"] + 2, box["y"] + 2)
    assert not opened.page.locator("#tooltip").is_visible()


def test_the_legend_switches_kinds_off_and_on(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture())
    colour = "#43a047"
    assert colour in opened.colours()
    measures = opened.page.locator("#legend button[data-kind=Measure]")
    assert measures.inner_text().split() == ["整改措施", "6"]
    measures.click()
    assert measures.get_attribute("aria-pressed") == "false"
    opened.page.mouse.move(5, 5)
    assert colour not in opened.colours()
    opened.click_node("Measure/issue:1:1")
    assert opened.chosen() == "1. 河道巡查不到位"  # the card that lies below
    measures.click()
    opened.click_node("Measure/issue:1:1")
    assert opened.chosen() == "河道巡查不到位"


def test_the_search_marks_its_hits(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture())
    assert MARK not in opened.colours()
    opened.page.fill("#search", "办法")
    assert opened.page.locator("#hits").inner_text() == "1 处"
    assert MARK in opened.colours()
    opened.page.fill("#search", "巡查 河道")
    assert opened.page.locator("#hits").inner_text() == "10 处"  # 3 issues, 6 measures, the regulation
    opened.page.press("#search", "Enter")
    assert opened.page.locator("#hits").inner_text() == "1/10"
    assert opened.page.locator("#panel h2 mark").all_inner_texts() == ["河道", "巡查"]
    opened.page.fill("#search", "没有的词")
    assert opened.page.locator("#hits").inner_text() == "没有找到"
    opened.page.fill("#search", "")
    opened.page.locator("#close").click()
    assert MARK not in opened.colours()


def test_a_status_that_is_switched_off_takes_its_issues_away(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(issues=4))
    assert opened.page.locator("#statuses button").all_inner_texts() == [
        "●已完成", "◐基本完成", "○持续推进", "未说明",
    ]  # fmt: skip
    opened.page.locator("#statuses button[data-key=done]").click()
    opened.click_node(issue(1))
    assert opened.chosen() is None
    opened.click_node(issue(2))
    assert opened.chosen() == "2. 河道巡查不到位"


def test_roles_that_are_switched_off_take_their_rules_away(open_picture: OpenPicture) -> None:
    told = report_graph("水利", issues=((("CITES", "甲办法"), ("STUDIES", "乙办法")),))
    opened = open_picture(Picture("水利", told.nodes, told.edges, (("Agency", "agency:云陵县水利局"),)))
    opened.page.locator("#roles button[data-key=studies]").click()
    opened.click_node("Regulation/regulation:乙办法")
    assert opened.chosen() is None
    opened.click_node("Regulation/regulation:甲办法")
    assert opened.chosen() == "甲办法"


def test_the_area_filter_leaves_one_frame(open_picture: OpenPicture) -> None:
    opened = open_picture(two_agencies("regulation:共同办法"))
    opened.page.select_option("#area", label="云陵县教育局")
    opened.page.wait_for_timeout(400)
    opened.click_node("Issue/issue:教育:1")
    assert opened.chosen() == "1. 问题1"
    opened.page.keyboard.press("Escape")
    opened.page.click("#fit")
    opened.click_node("Issue/issue:水利:1")
    assert opened.chosen() is None


def test_the_page_speaks_both_languages(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture())
    page = opened.page
    opened.click_node(issue(1))
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#legend button[data-kind=Issue]").inner_text().split() == ["Issue", "3"]
    assert page.locator("#panel h4", has_text="enacts").inner_text() == "enacts ×4"
    assert page.locator("#search").get_attribute("placeholder") == "Search issues, measures, rules…"
    page.get_by_role("button", name="中文").click()
    assert page.locator("#panel h3").first.inner_text() == "原文"
    english = open_picture(agency_picture(), language="en")
    assert english.page.locator("#fit").inner_text() == "Fit"


def test_what_is_seen_is_saved_as_png(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture())
    with opened.page.expect_download() as found:
        opened.page.click("#save-png")
    assert found.value.suggested_filename == "云陵县水利局.png"
    image = found.value.path().read_bytes()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    assert width == 2 * 1440
    assert height > 900


def test_what_is_seen_is_saved_as_svg(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(text=HOSTILE))
    with opened.page.expect_download() as found:
        opened.page.click("#save-svg")
    assert found.value.suggested_filename == "云陵县水利局.svg"
    root = etree.parse(BytesIO(found.value.path().read_bytes())).getroot()
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert "云陵县河道巡查办法" in "".join(texts)
    assert any(text.startswith("1. </script>") for text in texts)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "g", "rect", "path", "text",
    }  # fmt: skip


def test_hostile_text_is_text(open_picture: OpenPicture) -> None:
    given = dict.fromkeys(("title", "name", "text", "heading"), HOSTILE)
    opened = open_picture(agency_picture(**given))
    opened.page.fill("#search", "script")
    opened.page.click("#show-outline")
    opened.click_node(issue(1))
    assert opened.chosen() == f"1. {HOSTILE}"
    assert opened.page.locator("h1").inner_text() == HOSTILE
    assert opened.page.locator("img").count() == 0


def test_keys_reach_everything(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture())
    page = opened.page
    page.locator("#network").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert opened.chosen() == "云陵县水利局"
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert opened.chosen() not in (None, "云陵县水利局")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("办法")
    assert page.locator("#hits").inner_text() == "1 处"
    page.locator("#show-outline").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert opened.chosen() == "云陵县河道巡查办法"


def test_the_outline_lists_everything_in_order(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(issues=2, measures=1))
    opened.page.click("#show-outline")
    ids = opened.page.locator("#panel button.go").evaluate_all("all => all.map(one => one.dataset.id)")
    assert ids == [
        "Agency/agency:1", "Report/report:1", "Area/area:1", issue(1), "Measure/issue:1:1", issue(2),
        "Measure/issue:2:1", "Regulation/regulation:1",
    ]  # fmt: skip


def test_a_narrow_window_stacks_and_does_not_overflow(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(issues=9), size=(390, 844))
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("window.picture.scale()") * 13 >= 10
    assert not page.locator("#filters").is_visible()
    page.click("#show-filters")
    assert page.locator("#filters").is_visible()
    page.click("#show-filters")
    opened.click_node(issue(1))
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] > 250


def test_dark_is_what_the_system_says_and_can_be_switched(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(), dark=True)
    assert "#1f242c" in opened.colours()
    opened.page.click("#theme")
    assert "#1f242c" not in opened.colours()
    assert "#ffffff" in opened.colours()


def test_paper_has_the_picture_and_every_text_in_full(open_picture: OpenPicture) -> None:
    from pypdf import PdfReader

    long = "河道巡查不到位" * 12
    opened = open_picture(agency_picture(text=long))
    pages = PdfReader(BytesIO(opened.page.pdf(prefer_css_page_size=True))).pages
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    assert opened.page.locator("#paper svg text").count() > 10
    paper = opened.page.locator("#paper .lists").text_content() or ""
    assert paper.count(long) == 9  # three issues and six measures


def test_beyond_a_size_areas_open_on_click(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(issues=5), grouped_beyond=10)
    page = opened.page
    assert page.locator("#notice").inner_text().startswith("共 19 个节点，超过 10 个")
    opened.click_node("Area/area:1")
    page.wait_for_timeout(100)
    assert page.locator("#notice-text").inner_text() == "已展开：落实主体责任方面"
    opened.click_node(issue(3))
    assert opened.chosen() == "3. 河道巡查不到位"
    page.keyboard.press("Escape")
    page.click("#overview")
    page.fill("#search", "到位")
    page.press("#search", "Enter")
    assert opened.chosen() == "1. 河道巡查不到位"  # in the scene where it stands
    assert page.locator("#overview").is_visible()


def test_two_agencies_stand_side_by_side_with_what_they_share(open_picture: OpenPicture) -> None:
    opened = open_picture(two_agencies())
    xs = [
        opened.page.evaluate("id => window.picture.boxOf(id).x", id_)
        for id_ in (
            "Agency/agency:云陵县水利局",
            "Regulation/regulation:共同办法",
            "Agency/agency:云陵县教育局",
        )
    ]
    assert xs == sorted(xs)
    opened.click_node("Regulation/regulation:共同办法")
    names = opened.page.locator("#panel .occurrence > small").all_inner_texts()
    assert names == ["云陵县水利局", "云陵县教育局"]


def test_a_picture_of_two_thousand_nodes_is_drawn_whole(open_picture: OpenPicture) -> None:
    opened = open_picture(agency_picture(issues=480, measures=3))
    assert not opened.page.locator("#notice").is_visible()
    opened.click_node(issue(480))
    assert opened.chosen() == "480. 河道巡查不到位"


def two_agencies(regulation: str = "") -> Picture:
    """Compared; or a regulation with both."""
    water = report_graph("水利", issues=((("CITES", "共同办法"), ("CITES", "水利办法")),))
    school = report_graph("教育", issues=((("STUDIES", "共同办法"),),))
    centres = (("Agency", "agency:云陵县水利局"), ("Agency", "agency:云陵县教育局"))
    picture = Picture(
        "两局", tuple({*water.nodes, *school.nodes}), tuple({*water.edges, *school.edges}), centres
    )
    return replace(picture, centres=(("Regulation", regulation),)) if regulation else picture
