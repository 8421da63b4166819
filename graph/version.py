"""Which schema a graph was made with: a graph that another one made is refused, never half understood."""

from graph.errors import StoreError


def check_version(place: str, found: str | None, expected: str, *, empty: bool, read_only: bool) -> None:
    """Compare the fingerprint `found` in a graph, None where it has none. Raises `StoreError`."""
    if found == expected or (found is None and empty and not read_only):
        return
    if found is None and empty:
        raise StoreError(f"{place}: there is no graph yet; make one with `xuncha ingest`")
    if found is None:
        raise StoreError(f"{place}: holds other data than a graph of xuncha; choose another place")
    raise StoreError(
        f"{place}: was made with another version of the schema; ingest the reports into a new graph"
    )
