"""Days between two inexact days, each given as its first and last possible ISO day."""

from collections.abc import Mapping
from datetime import date

from graph.schema import Given

Days = tuple[str, str]
"""First and last possible day."""


def days_between(name: str, earlier: Days | None, later: Days | None) -> Mapping[str, Given]:
    """``NAME_days_from`` and ``NAME_days_to``: the least and the greatest number of days between the two.

    Nothing where one is not known. Where the two overlap the least is 0; what is less than 0 is a
    contradiction of the report's own, and stays one.
    """
    if earlier is None or later is None:
        return {}
    most = _days(earlier[0], later[1])
    least = max(_days(earlier[1], later[0]), min(0, most))
    return {f"{name}_days_from": least, f"{name}_days_to": most}


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
