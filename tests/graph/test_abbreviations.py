import pytest

from graph.abbreviations import Abbreviation, find_abbreviations


@pytest.mark.parametrize(
    ("after", "short"),
    [
        ("》（以下简称《条例》），", "条例"),
        ("》(以下简称“《条例》”)", "条例"),
        ("》（简称：条例）", "条例"),
        ("》（东林发〔2023〕1号，以下简称《办法》）", "办法"),
        ("》（试行）（以下简称“办法”）", "办法"),
        ("》，（以下简称《条例》）", None),
        ("》（以下统称《条例》）", None),
        ("》和《办法》（以下简称《办法》）", None),
        ("》要求", None),
        ("", None),
    ],
)
def test_find_abbreviations(after: str, short: str | None) -> None:
    before = "学习《信访工作条例"
    found = list(find_abbreviations(before + after, [len(before)]))
    expected = [] if short is None else [Abbreviation(short, len(before) + after.index(short), 0)]
    assert found == expected
