"""Charts: real images, the same bytes again, and clear words where something is missing."""

import sys
from io import BytesIO

import pytest
from lxml import etree

from graph.chart import Bars, Grid, draw_chart
from graph.errors import ExportError

pytest.importorskip("matplotlib", reason="matplotlib is not installed (pip install -e '.[dev]')")

BARS = Bars("法规制度", "单位数", ("2023", "2024"), (("保密工作制度", (1, None)), ("财务$管理$办法", (2, 3))))
GRID = Grid("热力图", ("云陵县水利局",), ("保密工作制度", "财务管理办法"), ((0, 3),))


def draw(chart: Bars | Grid, format_: str) -> bytes:
    try:
        return draw_chart(chart, format_)
    except ExportError as error:
        if "no font" in str(error):
            pytest.skip(str(error))
        raise


@pytest.mark.parametrize("chart", [BARS, GRID, Bars("无", "", ("",), ()), Grid("无", (), (), ())])
@pytest.mark.parametrize("format_", ["png", "svg"])
def test_a_chart_is_an_image_and_the_same_again(chart: Bars | Grid, format_: str) -> None:
    found = draw(chart, format_)
    assert found == draw(chart, format_)
    if format_ == "png":
        assert found.startswith(b"\x89PNG\r\n\x1a\n")
        assert b"matplotlib" not in found.lower()
    else:
        assert etree.parse(BytesIO(found)).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_chinese_signs_are_drawn_and_no_boxes(recwarn: pytest.WarningsRecorder) -> None:
    draw(BARS, "png")
    assert [str(warning.message) for warning in recwarn if "missing" in str(warning.message)] == []


def test_bars_of_more_are_longer() -> None:
    more = Bars(BARS.title, BARS.axis, BARS.series, (*BARS.rows, ("采购办法", (9, 9))))
    assert draw(BARS, "png") != draw(more, "png")


def test_without_a_chinese_font_the_message_names_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib import font_manager

    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: ["/usr/share/fonts/DejaVuSans.ttf"])
    with pytest.raises(ExportError, match="apt-get install fonts-noto-cjk"):
        draw_chart(BARS, "png")


def test_without_matplotlib_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ExportError, match=r"pip install 'xuncha\[plot\]'"):
        draw_chart(BARS, "png")
