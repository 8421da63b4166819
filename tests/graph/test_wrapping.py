"""Lines of labels."""

from hypothesis import given
from hypothesis import strategies as st

from graph.wrapping import width, wrapped


def test_signs_count_by_their_width() -> None:
    assert wrapped("河道abcd巡查", 3, 9) == ("河道ab", "cd巡查")
    assert width("河道ab") == 6


def test_closing_signs_hang_behind_the_line() -> None:
    assert wrapped("印发《办法》。并归档", 5, 3) == ("印发《办法》。", "并归档")


def test_what_is_left_out_is_marked() -> None:
    assert wrapped("河道巡查不到位", 3, 2) == ("河道巡", "查不…")


@given(st.text("河道巡查，。《》ab 1", max_size=80), st.integers(2, 12))
def test_nothing_is_lost_where_there_is_room(text: str, signs: int) -> None:
    lines = wrapped(text, signs, 1000)
    assert "".join(lines) == " ".join(text.split())
    assert all(width(line.rstrip("，。》")) <= 2 * signs for line in lines)
