import pytest

from graph.export.edtf import edtf


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2023-05-04", "2023-05-04", "2023-05-04"),
        ("2023-05-01", "2023-05-31", "2023-05"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01-01", "2024-12-31", "2023-01-01/2024-12-31"),
        ("2023-05-01", "2023-06-30", "2023-05-01/2023-06-30"),
    ],
)
def test_the_shortest_text_that_says_the_same(first: str, last: str, said: str) -> None:
    assert edtf(first, last) == said
