"""The graph: who is in it, how they are related, and where they stand in the picture."""

from collections.abc import Mapping

from dossier.views.graph import MOST_NODES, MOST_RELATIONS, Edge, GraphView, graph_view
from dossier.views.graph_layout import WIDTH, label, places_of
from dossier.views.names import Names
from examples import build_example, example_files

STATEMENT = "quotes:\n- source: gazette-2024-05-08\n  exact: The bridge is safe\n"


def graph(changes: Mapping[str, str | bytes | None] | None = None) -> GraphView:
    """Return the graph of the example with changes."""
    return graph_view(Names(build_example(changes).published))


def listed(view: GraphView) -> list[str]:
    """Return the list, a line each: `mayor: statements: bridge-is-safe (withdrawn)`."""
    return [
        f"{entry.name.key.id}: {relations.label}: {', '.join(map(_told, relations.others))}"
        for part in view.parts
        for entry in part.entries
        for relations in entry.relations
    ]


def _told(related: object) -> str:
    name = related.line.name  # type: ignore[attr-defined]
    return f"{name.key.id} ({name.state})" if name.state else name.key.id


def edges(view: GraphView) -> set[tuple[str, str, str]]:
    """Return the lines of the picture by the ids of what they join."""
    ids = [node.name.key.id for node in view.nodes]
    return {(ids[edge.origin], ids[edge.target], edge.manner) for edge in view.edges}


def test_list__has_every_relation_once_in_words() -> None:
    """With whoever acts, and under the words of that side."""
    assert [
        "engineer: statements: bridge-is-not-safe (stands)",
        "mayor: statements: bridge-is-safe (withdrawn), mayor-was-wrong (stands)",
        "mayor: corrections made: mayor-withdraws (withdrawn)",
        "mayor: took part in: council-meeting",
        "mayor: role at: council",
        "mayor-withdraws: corrects: bridge-is-safe (withdrawn)",
        "mayor-withdraws: through: mayor-was-wrong (stands)",
        "council-meeting: statements made here: bridge-is-safe (withdrawn)",
        "bridge-is-not-safe: contradicts: bridge-is-safe (withdrawn)",
        "mayor-was-wrong: responds to: bridge-is-not-safe (stands)",
    ] == listed(graph())


def test_picture__shows_the_same_relations() -> None:
    assert {
        ("bridge-is-not-safe", "engineer", "plain"),
        ("mayor", "council", "plain"),
        ("mayor-withdraws", "mayor", "corrects"),
        ("council-meeting", "mayor", "plain"),
        ("bridge-is-safe", "mayor", "plain"),
        ("mayor-was-wrong", "mayor", "plain"),
        ("mayor-withdraws", "bridge-is-safe", "corrects"),
        ("mayor-withdraws", "mayor-was-wrong", "corrects"),
        ("bridge-is-safe", "council-meeting", "plain"),
        ("bridge-is-not-safe", "bridge-is-safe", "against"),
        ("mayor-was-wrong", "bridge-is-not-safe", "plain"),
    } == edges(graph())


def test_picture__draws_one_line_of_several_and_the_weightier() -> None:
    """The list has all of them."""
    changes = {
        "annotations/statements/mayor-was-wrong.yml": (
            "speaker: mayor\nsaid: 2024-05-08\nclaim: It was wrong.\nabout: "
            "[statements/bridge-is-not-safe]\nresponds_to: [bridge-is-not-safe]\n"
            f"contradicts: [bridge-is-not-safe]\n{STATEMENT}"
        ),
    }
    view = graph(changes)
    assert [("mayor-was-wrong", "bridge-is-not-safe", "against")] == [
        edge for edge in edges(view) if edge[:2] == ("mayor-was-wrong", "bridge-is-not-safe")
    ]
    assert ["about", "contradicts", "responds to"] == sorted(
        line.split(": ")[1] for line in listed(view) if line.startswith("mayor-was-wrong: ")
    )


def test_picture__leaves_out_places_sources_and_whoever_is_not_related() -> None:
    ids = {str(node.name.key) for node in graph().nodes}
    assert ids == {
        "corrections/mayor-withdraws",
        "events/council-meeting",
        "organizations/council",
        "people/engineer",
        "people/mayor",
        "statements/bridge-is-not-safe",
        "statements/bridge-is-safe",
        "statements/mayor-was-wrong",
    }


def test_picture__is_empty_where_nothing_is_related() -> None:
    gone = dict.fromkeys(path for path in example_files() if path.startswith("annotations/"))
    assert ((), (), ()) == (graph(gone).nodes, graph(gone).edges, graph(gone).parts)


def test_draft__is_not_in_it() -> None:
    path = "annotations/statements/bridge-is-not-safe.yml"
    view = graph({path: f"draft: true\n{example_files()[path].decode()}"})
    assert [] == [node for node in view.nodes if node.name.key.id == "bridge-is-not-safe"]


def test_labels__of_corrections_do_not_repeat_what_they_correct() -> None:
    """Drawn beside it, the status of the statement would seem to be the correction's own."""
    (node,) = [node for node in graph().nodes if node.name.key.id == "mayor-withdraws"]
    assert ("Retraction",) == node.label


def many(count: int, also: str = "") -> dict[str, str | bytes | None]:
    """Return that many statements of the mayor's."""
    return {
        f"annotations/statements/s-{number:04}.yml": (
            f"speaker: mayor\nsaid: 2024-05-07\nclaim: Number {number}.\n"
            + (f"responds_to: [{also}]\n" if also else "")
            + STATEMENT
        )
        for number in range(count)
    }


def test_large__shows_the_best_connected_and_says_how_many_there_are() -> None:
    view = graph(many(300) | {"annotations/statements/s-0299.yml": _answering("s-0000")})
    ids = {node.name.key.id for node in view.nodes}
    assert (MOST_NODES, 308) == (len(view.nodes), view.related)
    assert {"mayor", "bridge-is-safe", "s-0000", "s-0299", "s-0001"} <= ids
    assert "s-0298" not in ids
    assert view.shown == sum(
        len(relations.others)
        for part in view.parts
        for entry in part.entries
        for relations in entry.relations
    )


def _answering(other: str) -> str:
    return (
        f"speaker: mayor\nsaid: 2024-05-07\nclaim: That.\nresponds_to: [{other}]\n"
        f"contradicts: [bridge-is-safe]\n{STATEMENT}"
    )


def test_large__related_in_every_way_has_no_more_relations_than_can_be_shown() -> None:
    everyone = ", ".join(f"s-{number:04}" for number in range(60))
    view = graph(many(60, everyone))
    assert MOST_RELATIONS == view.shown < view.relations


def test_places__are_the_same_again_and_lie_in_the_picture() -> None:
    one, other = graph(many(120)), graph(many(120))
    assert one.nodes == other.nodes
    assert WIDTH == one.width
    assert [] == [
        (node.x, node.y)
        for node in one.nodes
        if not (0 < node.x < one.width and 0 < node.y < one.height)
    ]


def test_places__of_the_example_stay_as_they_are() -> None:
    """Machines agree on them, too: a page that nobody changed is published as it was."""
    assert [(660, 136), (581, 35), (106, 305), (60, 99), (420, 218)] == [
        (node.x, node.y) for node in graph().nodes
    ][:5]


def test_places__keep_labels_apart() -> None:
    labels = [("A name of that length",)] * 30
    joined = [Edge(0, number, "plain") for number in range(1, 30)]
    places, _ = places_of(labels, [(edge.origin, edge.target) for edge in joined])
    assert [] == [
        (one, other)
        for nth, one in enumerate(places)
        for other in places[nth + 1 :]
        if abs(one[0] - other[0]) < 100 and abs(one[1] - other[1]) < 30
    ]


def test_label__is_cut_between_words() -> None:
    assert ("Meeting of the", "council of all…") == label(
        "Meeting of the council of all Westhaven", 2
    )
    assert ("l" * 20, "…") == label("l" * 300, 2)
