"""Who said what, what answers it and what takes it back: as a picture and as a list.

Both show the same relations, under the words that the model has for them. What a statement is about
is left out unless it is another statement: that would join everything with everything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.link.references import Link
from dossier.model.fields import Key, Kind
from dossier.views.graph_layout import WIDTH, label, places_of
from dossier.views.lines import Line, in_time_order, line
from dossier.views.names import Name, Names

MOST_NODES = 250
"""Records in the picture; with more, nothing can be made out in it."""

MOST_RELATIONS = 1500
"""Relations among them. Strangers' dossiers may relate everything with everything."""

_RANKS = {
    Kind.PEOPLE: 0,
    Kind.ORGANIZATIONS: 0,
    Kind.CORRECTIONS: 1,
    Kind.EVENTS: 2,
    Kind.STATEMENTS: 3,
}
_ORDER = (Kind.PEOPLE, Kind.ORGANIZATIONS, Kind.CORRECTIONS, Kind.EVENTS, Kind.STATEMENTS)
_FIELDS = frozenset(
    {
        *("speaker", "at", "contradicts", "repeats", "confirms", "responds_to"),
        *("corrects", "by", "on_behalf_of", "through", "participants", "follows", "part_of"),
        "roles",
    }
)
_FIRST = (
    *("statements", "corrections made", "corrections made on their behalf", "took part in"),
    *("corrects", "through", "statements made here", "contradicts"),
)
_MANNERS = {
    "contradicts": "against",
    **dict.fromkeys(("corrects", "by", "on_behalf_of", "through"), "corrects"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A record in the picture.

    Attributes:
        name: What it is called.
        label: The same in short, in lines that fit.
        x: Where it stands, from the left, in units of the picture.
        y: Likewise from above.
    """

    name: Name
    label: tuple[str, ...]
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the picture, from one node to another, by their numbers.

    Attributes:
        origin: Which names the other.
        target: Which is named.
        manner: How it is drawn: `against`, `corrects` or `plain`.
    """

    origin: int
    target: int
    manner: str


@dataclass(frozen=True, slots=True)
class Related:
    """What a record is related to, as a line of the list, with the number of its node."""

    number: int
    line: Line


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything to which a record is related in one way.

    Attributes:
        label: In which way: "contradicts", "statements made here".
        others: To what, in time order.
    """

    label: str
    others: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the list, with the number of its node and its relations."""

    number: int
    name: Name
    relations: tuple[Relations, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one kind."""

    kind: Kind
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GraphView:
    """The page of the graph.

    Attributes:
        nodes: The records in the picture; elsewhere they have their position here as number.
        edges: The lines, each pair of records once.
        width: Of the picture, in its units.
        height: Likewise.
        parts: The list. Every relation stands in it once: with a person or organization, else a
            correction, else an event, else with the statement that names the other.
        related: How many records have relations.
        relations: How many relations there are among all records.
        shown: How many of those stand in the list.
        kinds: The kinds that are in it.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    parts: tuple[Part, ...]
    related: int
    relations: int
    shown: int
    kinds: tuple[Kind, ...]


def graph_view(names: Names) -> GraphView:
    """Lay out the graph; with more than `MOST_NODES` records, of the best connected."""
    links = tuple(_links(names))
    ties: Counter[Key] = Counter()
    for link in links:
        ties.update((_from(link), link.target))
    # The best connected; of equals, those with the first keys.
    keys = sorted(sorted(ties, key=lambda key: (-ties[key], key))[:MOST_NODES])
    numbers = {key: number for number, key in enumerate(keys)}
    shown = [link for link in links if _from(link) in numbers and link.target in numbers]
    shown = shown[:MOST_RELATIONS]
    edges = tuple(_edges(shown, numbers))
    nodes, height = _nodes(names, keys, edges)
    return GraphView(
        nodes=nodes,
        edges=edges,
        width=WIDTH,
        height=height,
        parts=tuple(_parts(names, shown, numbers)),
        related=len(ties),
        relations=len(links),
        shown=len(shown),
        kinds=tuple(kind for kind in _ORDER if any(key.kind is kind for key in keys)),
    )


def _nodes(
    names: Names, keys: Sequence[Key], edges: Iterable[Edge]
) -> tuple[tuple[Node, ...], int]:
    labels = [_label(names, key) for key in keys]
    # Of all statements at once there is room for the signs, but not for the claims.
    room = [
        () if key.kind is Kind.STATEMENTS else words
        for key, words in zip(keys, labels, strict=True)
    ]
    places, height = places_of(room, [(edge.origin, edge.target) for edge in edges])
    nodes = (
        Node(names.of(key), words, x, y)
        for key, words, (x, y) in zip(keys, labels, places, strict=True)
    )
    return tuple(nodes), height


def _label(names: Names, key: Key) -> tuple[str, ...]:
    # Cut short, a claim soon says the opposite.
    return label(names.short(key).title, lines=4 if key.kind is Kind.STATEMENTS else 2)


def _links(names: Names) -> Iterator[Link]:
    for link in names.dossier.links:
        origin, target = link.origin, link.target
        if isinstance(origin, str) or origin == target:
            continue
        if origin.kind not in _RANKS or target.kind not in _RANKS:
            continue
        among_statements = origin.kind is target.kind is Kind.STATEMENTS
        if link.path[0] in _FIELDS or (link.path[0] == "about" and among_statements):
            yield link


def _from(link: Link) -> Key:
    if isinstance(link.origin, str):
        raise TypeError(f"{link.at}: a page has no place in the graph")
    return link.origin


def _edges(links: Iterable[Link], numbers: Mapping[Key, int]) -> Iterator[Edge]:
    manners: dict[tuple[int, int], str] = {}
    for link in links:
        pair = numbers[_from(link)], numbers[link.target]
        manner = _MANNERS.get(str(link.path[0]), "plain")
        if pair[::-1] in manners and manners[pair[::-1]] == manner:
            continue
        if manners.get(pair, "plain") == "plain":
            manners[pair] = manner
    for (origin, target), manner in manners.items():
        yield Edge(origin, target, manner)


def _parts(names: Names, links: Iterable[Link], numbers: Mapping[Key, int]) -> Iterator[Part]:
    relations: dict[Key, dict[str, dict[Key, Line]]] = {}
    for link in links:
        owner, other, words = _told_of(link)
        others = relations.setdefault(owner, {}).setdefault(words, {})
        if other not in others:
            others[other] = line(names, other, page=owner)
    for kind in _ORDER:
        owners = {line(names, key): key for key in relations if key.kind is kind}
        entries = (
            _entry(names, owners[each], relations[owners[each]], numbers)
            for each in in_time_order(owners)
        )
        if owners:
            yield Part(kind, tuple(entries))


def _told_of(link: Link) -> tuple[Key, Key, str]:
    """Return the record with which a relation is listed, the other one, and the words for it."""
    origin, target = _from(link), link.target
    if _RANKS[target.kind] < _RANKS[origin.kind]:
        return target, origin, link.ref.back
    return origin, target, link.ref.label


def _entry(
    names: Names, key: Key, relations: Mapping[str, Mapping[Key, Line]], numbers: Mapping[Key, int]
) -> Entry:
    groups = []
    for words in sorted(relations, key=_label_order):
        others = relations[words]
        keys = {each: other for other, each in others.items()}
        related = tuple(Related(numbers[keys[each]], each) for each in in_time_order(keys))
        groups.append(Relations(words, related))
    return Entry(numbers[key], names.of(key), tuple(groups))


def _label_order(words: str) -> int:
    return _FIRST.index(words) if words in _FIRST else len(_FIRST)
