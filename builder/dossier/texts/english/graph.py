"""The graph of who said what, and the list beside it."""

TEXTS: dict[str, str] = {
    "title": "Graph",
    "explained": (
        "Who said what, where, and what answers, contradicts or takes it back. Each sign is a link "
        "to its record; the list gives the same relations in words."
    ),
    "largest": (
        "Of {related} records that have relations, these are the {count} with the most; of "
        "{relations} relations, the {shown} among them. Everything is in the lists: {lists}."
    ),
    "none": "No records of this dossier are related yet.",
    "picture": "Graph of the records",
    "node": "{kind}: {title}",
    "signs": "Signs",
    "line-plain": "any other relation",
    "line-against": "contradicts",
    "line-corrects": "corrects",
    "show": "Show",
    "everything": "everything",
    "relations": "Relations",
}
