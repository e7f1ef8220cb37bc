"""Find where following links leads back to the start; time linear in the links."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

N = TypeVar("N")

Graph = Mapping[N, Sequence[N]]
"""What each node leads to. A node that leads nowhere may be left out."""


def cycles(graph: Graph[N]) -> Iterator[tuple[N, ...]]:
    """Yield one cycle for each knot of nodes that all lead to each other.

    A cycle starts with the node of its knot that comes first in `graph`, is as short as can be
    from there, and does not repeat its first node at the end.
    """
    rank = {node: place for place, node in enumerate(graph)}
    knots = [sorted(knot, key=rank.__getitem__) for knot in _Walk(graph).knots()]
    for knot in sorted(knots, key=lambda knot: rank[knot[0]]):
        yield _shortest(graph, knot[0], frozenset(knot))


class _Walk(Generic[N]):
    """Tarjan's search for strongly connected components (1972), without recursion."""

    def __init__(self, graph: Graph[N]) -> None:
        self._graph = graph
        self._order: dict[N, int] = {}
        self._low: dict[N, int] = {}
        self._stack: list[N] = []
        self._waiting: set[N] = set()
        self._way: list[tuple[N, Iterator[N]]] = []

    def knots(self) -> Iterator[list[N]]:
        """Yield the components that have a cycle in them."""
        for root in self._graph:
            if root not in self._order:
                self._enter(root)
                yield from self._explore()

    def _explore(self) -> Iterator[list[N]]:
        while self._way:
            node, onward = self._way[-1]
            step = next(onward, None)
            if step is None:
                knot = self._leave(node)
                if len(knot) > 1 or (knot and node in self._graph.get(node, ())):
                    yield knot
            elif step not in self._order:
                self._enter(step)
            elif step in self._waiting:
                self._low[node] = min(self._low[node], self._order[step])

    def _enter(self, node: N) -> None:
        self._order[node] = self._low[node] = len(self._order)
        self._stack.append(node)
        self._waiting.add(node)
        self._way.append((node, iter(self._graph.get(node, ()))))

    def _leave(self, node: N) -> list[N]:
        """Return the component that `node` was the first of; empty where it was not."""
        self._way.pop()
        if self._way:
            before = self._way[-1][0]
            self._low[before] = min(self._low[before], self._low[node])
        knot: list[N] = []
        while self._low[node] == self._order[node] and node in self._waiting:
            knot.append(self._stack.pop())
            self._waiting.discard(knot[-1])
        return knot


def _shortest(graph: Graph[N], start: N, knot: frozenset[N]) -> tuple[N, ...]:
    came_from: dict[N, N] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for step in graph.get(node, ()):
            if step == start:
                path = [node]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if step in knot and step not in came_from:
                came_from[step] = node
                queue.append(step)
    raise ValueError("no cycle leads through the start")
