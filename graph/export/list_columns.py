"""Columns of lists: the values that each list has, and the lists whose order says something.

Done for all rows at once, as in `graph.export.text_columns`: the values of all lists stand in one column, and
a list is what lies between two places in it.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.export.text_columns import IN_JSON, Part, changed, joined, made_of

if TYPE_CHECKING:
    import pyarrow as pa


def distinct(lists: "pa.ListArray") -> "pa.ListArray":
    """The values of each list once, in the order of texts; null for a list without any."""
    import pyarrow as pa
    import pyarrow.compute as pc

    places, rows, values = _places(lists), pc.list_parent_indices(lists), lists.flatten()
    if not pc.any(_out_of_order(rows, values)).as_py():
        return _lists(places, values)
    values = _in_order(rows, values)
    first = pc.invert(pa.concat_arrays([pa.array([False]), _repeated(rows, values)]))
    return _lists(_counted(first).take(places), values.filter(first))


def lost_order(lists: "pa.ListArray") -> "pa.Array":
    """The JSON array of each list that `distinct` changes, else null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    places, rows, values = _places(lists), pc.list_parent_indices(lists), lists.flatten()
    changes = _counted(pa.concat_arrays([pa.array([False]), _out_of_order(rows, values)])).take(places)
    lost = pc.greater(pc.subtract(changes[1:], changes[:-1]), 0)
    nothing = pa.nulls(len(lists), pa.string())
    return pc.replace_with_mask(nothing, lost, _json_arrays(lists.filter(lost)))


def each(column: "pa.Array", change: "Callable[[pa.Array], pa.Array]") -> "pa.Array":
    """A column changed, or of a column of lists their values."""
    import pyarrow as pa

    if not pa.types.is_list(column.type):
        return change(column)
    return _lists(_places(column), change(column.flatten()))


def values_joined(lists: "pa.ListArray", between: Part) -> "pa.Array":
    """The values of each list one behind the other, with `between` between them."""
    import pyarrow.compute as pc

    return pc.binary_join(lists, between)


def _places(lists: "pa.ListArray") -> "pa.Array":
    """Where each list begins in the column of all values, and where the last one ends."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lengths = pc.fill_null(pc.list_value_length(lists), 0)
    return pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths)])


def _lists(places: "pa.Array", values: "pa.Array") -> "pa.ListArray":
    import pyarrow as pa
    import pyarrow.compute as pc

    return pa.ListArray.from_arrays(places, values, mask=pc.equal(places[1:], places[:-1]))


def _out_of_order(rows: "pa.Array", values: "pa.Array") -> "pa.Array":
    """For each value but the first whether one of its own list stands before it that should not."""
    import pyarrow.compute as pc

    return pc.and_(pc.equal(rows[1:], rows[:-1]), pc.less_equal(values[1:], values[:-1]))


def _repeated(rows: "pa.Array", values: "pa.Array") -> "pa.Array":
    import pyarrow.compute as pc

    return pc.and_(pc.equal(rows[1:], rows[:-1]), pc.equal(values[1:], values[:-1]))


def _in_order(rows: "pa.Array", values: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    keys = [("row", "ascending"), ("value", "ascending")]
    return values.take(pc.sort_indices(pa.table({"row": rows, "value": values}), sort_keys=keys))


def _counted(flags: "pa.Array") -> "pa.Array":
    """How many are set before each place, and before the end."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(flags.cast(pa.int32()))])


def _json_arrays(lists: "pa.ListArray") -> "pa.Array":
    written = _lists(_places(lists), _json_texts(lists.flatten()))
    return joined("[", values_joined(written, ", "), "]")


def _json_texts(values: "pa.Array") -> "pa.Array":
    if made_of(values, IN_JSON):
        return joined('"', values, '"')
    return changed(values, lambda value: json.dumps(value, ensure_ascii=False))
