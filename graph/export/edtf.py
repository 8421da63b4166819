"""Inexact dates in EDTF (ISO 8601-2): a first and a last day as the shortest text that says the same."""

from calendar import monthrange


def edtf(first: str, last: str) -> str:
    """``2023``, ``2023-05``, ``2023-05-04`` or ``2023-05-04/2023-06-01`` for two ISO days."""
    if first == last:
        return first
    year, month = first[:4], first[:7]
    if first == f"{year}-01-01" and last == f"{year}-12-31":
        return year
    if first == f"{month}-01" and last == f"{month}-{monthrange(int(year), int(first[5:7]))[1]:02d}":
        return month
    return f"{first}/{last}"
