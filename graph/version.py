"""Which schema a graph was made with: a graph that another one made is refused, never half understood."""

from graph.errors import StoreError


def check_version(place: str, found: str | None, expected: str, *, empty: bool) -> None:
    """Compare the fingerprint `found` in a graph, None where it has none. Raises `StoreError`."""
    if empty:
        return
    if found is None:
        raise StoreError(f"{place}: is no graph of xuncha; name another place, or ingest the reports into it")
    if found != expected:
        raise StoreError(
            f"{place}: was made with another version of the schema; ingest the reports into a new graph"
        )
