"""Charts: bars and grids as PNG or SVG, by matplotlib, with a font that has Chinese signs.

The same values give the same bytes with the same versions of matplotlib and of the font.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import ExportError
from graph.wrapping import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("png", "svg")
COLOURS = ("#1e88e5", "#ef6c00", "#43a047", "#8e24aa", "#e53935", "#00838f", "#fdd835", "#6d4c41")
_LABEL_SIGNS = 24
_ROW = 0.3
"""Inches for each row."""
_LEAST_HEIGHT, _MOST_HEIGHT = 2.2, 40
_SETTINGS: Mapping[str, Any] = {
    "svg.hashsalt": "xuncha",
    "svg.fonttype": "path",
    "axes.unicode_minus": False,
    "text.parse_math": False,
}
_METADATA: Mapping[str, Mapping[str, None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
}


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars: `rows` are labels with a value for each series, stacked; None where none is known."""

    title: str
    axis: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A heat map: `values` has a line for each of `rows`, with a number for each of `columns`."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


def draw_chart(chart: Bars | Grid, format_: str) -> bytes:
    """The chart as `png` or `svg`. Raises `ExportError` where matplotlib or a Chinese font is missing."""
    try:
        import matplotlib
    except ImportError:
        raise ExportError("charts need matplotlib; install it with: pip install 'xuncha[plot]'") from None
    settings: dict[Any, Any] = {**_SETTINGS, "font.family": _chinese_font()}
    with matplotlib.rc_context(settings):
        figure = _bars(chart) if isinstance(chart, Bars) else _grid(chart)
        found = BytesIO()
        figure.savefig(found, format=format_, dpi=160, metadata=dict(_METADATA[format_]))
    return found.getvalue()


def _chinese_font() -> str:
    """The family of the best font file that is installed. Raises `ExportError` where there is none."""
    from matplotlib import font_manager

    wanted = tomllib.loads(files("graph").joinpath("chart.toml").read_text(encoding="utf-8"))["fonts"]
    found = sorted(font_manager.findSystemFonts(), key=lambda path: _font_order(Path(path), wanted))
    if not found or _font_order(Path(found[0]), wanted)[0] == len(wanted):
        raise ExportError(
            "no font with Chinese signs was found, so a chart would show boxes; install one: "
            "apt-get install fonts-noto-cjk (Debian, Ubuntu), dnf install google-noto-sans-cjk-fonts (Fedora)"
        )
    font_manager.fontManager.addfont(found[0])
    return font_manager.FontProperties(fname=found[0]).get_name()


def _font_order(path: Path, wanted: Sequence[str]) -> tuple[int, bool, str]:
    """Its place among the wanted ones; a regular weight before others."""
    name = path.name.casefold()
    place = next((n for n, stem in enumerate(wanted) if name.startswith(stem.casefold())), len(wanted))
    return place, "regular" not in name, str(path)


def _bars(chart: Bars) -> "Figure":
    from matplotlib.ticker import MaxNLocator

    figure, axes = _figure(9.5, len(chart.rows), chart.title)
    left = [0] * len(chart.rows)
    places = range(len(chart.rows))
    for number, name in enumerate(chart.series):
        values = [row[1][number] or 0 for row in chart.rows]
        axes.barh(places, values, left=left, height=0.72, color=COLOURS[number % len(COLOURS)], label=name)
        left = [start + value for start, value in zip(left, values, strict=True)]
    for place, (row, end) in enumerate(zip(chart.rows, left, strict=True)):
        axes.annotate(
            _total(row[1]), (end, place), (4, 0), textcoords="offset points", va="center", fontsize=8
        )
    axes.set_yticks(list(places), _labels(row[0] for row in chart.rows), fontsize=9)
    axes.set_xlabel(chart.axis, fontsize=9)
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.margins(x=0.08, y=0.01)
    if len(chart.series) > 1:
        axes.legend(fontsize=9, frameon=False, loc="best")
    _plain(axes)
    return figure


def _total(values: Iterable[int | None]) -> str:
    """The sum of what is known; a ? where nothing is."""
    known = [value for value in values if value is not None]
    return f"{sum(known)}" if known else "?"


def _grid(chart: Grid) -> "Figure":
    width = 4.2 + 0.42 * len(chart.columns)
    figure, axes = _figure(max(width, 6.5), len(chart.rows) + 9, chart.title)
    most = max((value for row in chart.values for value in row), default=1)
    if chart.values and chart.columns:
        axes.imshow(chart.values, cmap="Blues", vmin=0, vmax=most, aspect="auto")
    for y, row in enumerate(chart.values):
        for x, value in enumerate(row):
            if value:
                dark = value * 2 > most
                axes.text(
                    x, y, str(value), ha="center", va="center", fontsize=8, color="white" if dark else "black"
                )
    axes.set_yticks(range(len(chart.rows)), _labels(chart.rows), fontsize=9)
    names = _labels(chart.columns)
    axes.set_xticks(range(len(names)), names, fontsize=8, rotation=55, ha="right", rotation_mode="anchor")
    axes.set_xticks([n - 0.5 for n in range(1, len(names))], minor=True)
    axes.set_yticks([n - 0.5 for n in range(1, len(chart.rows))], minor=True)
    axes.grid(which="minor", color="white", linewidth=1.5)
    axes.tick_params(which="both", length=0)
    axes.spines[:].set_visible(False)
    return figure


def _figure(width: float, rows: int, title: str) -> tuple["Figure", "Axes"]:
    """Without pyplot, which keeps figures and asks for a screen."""
    from matplotlib.figure import Figure

    height = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, 1.2 + _ROW * rows))
    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    axes = figure.add_subplot()
    figure.suptitle(title, fontsize=13)
    return figure, axes


def _plain(axes: "Axes") -> None:
    axes.grid(axis="x", color="#dddddd", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=9)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _labels(names: Iterable[str]) -> list[str]:
    return [wrapped(name, _LABEL_SIGNS, 1)[0] for name in names]
