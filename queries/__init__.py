"""Questions to a graph.

from queries import open_graph

with open_graph("xuncha.lbug") as graph:
    rows = graph.run("regulations-across-agencies", min_agencies=3)
"""

from queries.access import Graph, open_graph
from queries.answer import Answer

__all__ = ["Answer", "Graph", "open_graph"]
