import json
from io import BytesIO

from graph.export.json_lines import write_json_lines
from graph.schema import load_schema
from graph.store import GraphStore
from tests.graph.export.conftest import Memory


def test_lines_of_each_engine_read_back_are_the_graph(store: GraphStore, memory: Memory) -> None:
    file = BytesIO()
    write_json_lines(store, file)
    schema, nodes, edges = load_schema(), [], []
    for line in file.getvalue().split(b"\n")[:-1]:
        found = json.loads(line)
        values = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in found["properties"].items()
        }
        if "label" in found:
            nodes.append(schema.node(found["label"], found["id"], **values))
        else:
            ends = [(found[side]["label"], found[side]["id"]) for side in ("from", "to")]
            edges.append(schema.edge(found["type"], *ends, key=found["key"], **values))
    assert (sorted(nodes), sorted(edges)) == (memory.all_nodes(), memory.all_edges())
