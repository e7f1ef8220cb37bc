"""What cannot be shown rightly where some records are not shown; time linear in the links."""

from collections.abc import Collection, Iterable

from dossier.link.references import Link
from dossier.model.fields import Key, Kind


def consequences(links: Iterable[Link], missing: Collection[Key]) -> frozenset[Key]:
    """Return `missing` with every record that must be missing, too, because of them.

    A record says nothing when all that an essential field of it names is missing: a statement
    without its speaker or without any of its sources. A statement's status would be wrong when what
    decides it is missing: a retraction of it, a statement that contradicts it.
    """
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
        if link.ref.decides and link.target.kind is Kind.STATEMENTS:
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
