"""What cannot be shown rightly where some records are not shown; time linear in the links."""

from collections.abc import Collection, Iterable

from dossier.link.references import Link
from dossier.model.fields import Key, Kind


def resting_on(links: Iterable[Link], missing: Collection[Key]) -> frozenset[Key]:
    """Return `missing` with every record that says nothing without them.

    It does when all that an essential field of it names is missing: a statement without its
    speaker, or without any of its sources.
    """
    return _spread(links, missing, statuses=False)


def consequences(links: Iterable[Link], missing: Collection[Key]) -> frozenset[Key]:
    """Return `missing` with what rests on them and with the statements whose status they decide.

    Without a retraction of it, or a statement that contradicts it, a statement's status would be
    wrong.
    """
    return _spread(links, missing, statuses=True)


def _spread(links: Iterable[Link], missing: Collection[Key], *, statuses: bool) -> frozenset[Key]:
    if not missing:
        return frozenset()
    needs: dict[tuple[Key, str | int], set[Key]] = {}
    needed_by: dict[Key, list[tuple[Key, str | int]]] = {}
    decides: dict[Key, list[Key]] = {}
    for link in links:
        if not isinstance(link.origin, Key):
            continue
        if link.ref.essential:
            field = (link.origin, link.path[0])
            needs.setdefault(field, set()).add(link.target)
            needed_by.setdefault(link.target, []).append(field)
        if statuses and link.ref.decides and link.target.kind is Kind.STATEMENTS:
            decides.setdefault(link.origin, []).append(link.target)
    gone = set(missing)
    newly = list(gone)
    while newly:
        key = newly.pop()
        found = list(decides.get(key, ()))
        for field in needed_by.get(key, ()):
            needs[field].discard(key)
            if not needs[field]:
                found.append(field[0])
        newly += {item for item in found if item not in gone}
        gone.update(found)
    return frozenset(gone)
