"""What the authors' words name: every reference and every mention, resolved or not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dossier.location import Location
from dossier.markdown import WikiLink
from dossier.model.fields import Key, Kind, Ref, is_reference
from dossier.model.parts import ANY, FieldPath
from dossier.records.reading import Mention, OwnPage, Remains

MENTION = Ref(ANY, "mentions", "mentioned in")
"""What a `[[link]]` in Markdown declares, there being no field to declare it."""

UNPUBLISHED = "not published"
"""What stands for a link without words of its own to a record that is not on the site."""


def words_without(link: WikiLink) -> str:
    """Return what readers see of a link whose record is not on the site.

    Its id is not among it: that of a draft may say too much.
    """
    return link.label or (UNPUBLISHED if is_reference(link.target) else link.target)


Origin = Key | str
"""What names a record: another record, or a page under docs/ by its path in that folder."""


@dataclass(frozen=True, slots=True)
class Link:
    """One record named by another record or by a page.

    Attributes:
        origin: Who names it.
        target: What is named.
        ref: The declaration, with both sides' words for it.
        path: The field, `("about", 0)`; for a mention `("notes", n)` or, on a page, `(n,)`.
        at: Where the words stand.
    """

    origin: Origin
    target: Key
    ref: Ref
    path: FieldPath
    at: Location


@dataclass(frozen=True, slots=True)
class Unknown:
    """No record has this name. `near` are names that look like it, nearest first."""

    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Records of several kinds have this id."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class WrongKind:
    """The record that is named is of a kind that the field does not take."""

    key: Key
    takes: tuple[Kind, ...]


Unresolved = Unknown | Several | WrongKind


@dataclass(frozen=True, slots=True)
class Dangling:
    """A reference that leads nowhere, and why.

    Attributes:
        origin: Who names something.
        words: What the author wrote.
        ref: The declaration of the field, which says what could be named.
        at: Where the words stand.
        why: What is wrong with them.
    """

    origin: Origin
    words: str
    ref: Ref
    at: Location
    why: Unresolved


ALIKE = 60
"""Percent of two names' letters that must match for the one to be a hint at the other."""

MOST_HINTS = 200
"""Names to which hints are looked up. With more faults than that, something else is wrong, such as
a folder that is not there; and a look at all names for each of them would take hours."""

LONGEST_NAME = 200
"""Code points of a name that are compared."""


_KINDS = frozenset(Kind)


class Names:
    """The records' names, looked up as authors write them."""

    def __init__(self, keys: Collection[Key]) -> None:
        self._keys = frozenset(keys)
        self._hints: dict[tuple[str, Ref], tuple[str, ...]] = {}
        self._by_id: dict[str, list[Key]] = {}
        for key in sorted(keys):
            self._by_id.setdefault(key.id, []).append(key)

    def resolve(self, words: str, ref: Ref) -> Key | Unresolved:
        """Say which record `words`, an id or `kind/id`, name in a field declared by `ref`."""
        kind, slash, name = words.rpartition("/")
        if slash:
            return self._resolve_full(kind, name, ref)
        keys = self._by_id.get(name, [])
        match [key for key in keys if key.kind in ref.bare_kinds]:
            case [key]:
                return key
            case []:
                return WrongKind(keys[0], ref.kinds) if keys else Unknown(self._near(words, ref))
            case several:
                return Several(tuple(several))

    def _resolve_full(self, kind: str, name: str, ref: Ref) -> Key | Unresolved:
        if kind not in _KINDS:
            return Unknown(self._near(name, ref))
        key = Key(Kind(kind), name)
        if key.kind not in ref.kinds:
            return WrongKind(key, ref.kinds)
        return key if key in self._keys else Unknown(self._near(name, ref))

    def _near(self, words: str, ref: Ref) -> tuple[str, ...]:
        name = words[:LONGEST_NAME]
        if (name, ref) not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[name, ref] = self._look_around(name, ref)
        return self._hints.get((name, ref), ())

    def _look_around(self, name: str, ref: Ref) -> tuple[str, ...]:
        ids = {key: key.id for key in sorted(self._keys) if key.kind in ref.kinds}
        near = process.extract(name, ids, scorer=fuzz.ratio, limit=3, score_cutoff=ALIKE)
        return tuple(key.id if self.resolve(key.id, ref) == key else str(key) for *_, key in near)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The references of a dossier as they were resolved.

    Attributes:
        remains: The records.
        pages: The authors' pages.
        links_from: Their links, by what names something.
        dangling: Their references that lead nowhere.
    """

    remains: Mapping[Key, Remains]
    pages: Mapping[str, OwnPage]
    links_from: Mapping[Origin, tuple[Link, ...]]
    dangling: tuple[Dangling, ...]

    def known(
        self, remains: Mapping[Key, Remains], pages: Mapping[str, OwnPage]
    ) -> dict[Origin, tuple[Link, ...]]:
        """Return the links that are the same where records and pages are these.

        They depend on all names. The hints of what dangles depend on everything else that does.
        """
        if self.remains.keys() != remains.keys():
            return {}
        same: list[Origin] = [key for key, left in remains.items() if self.remains[key] is left]
        same += [path for path, own in pages.items() if self.pages.get(path) is own]
        found = {origin: self.links_from.get(origin, ()) for origin in same}
        for each in self.dangling:
            found.pop(each.origin, None)
        return found


def resolve_all(
    remains: Mapping[Key, Remains], pages: Mapping[str, OwnPage], before: Resolved | None = None
) -> tuple[tuple[Link, ...], tuple[Dangling, ...]]:
    """Resolve every reference of every record, sound or not, and every mention on a page.

    Args:
        remains: The records.
        pages: The authors' pages.
        before: What was resolved before, which is taken over where nothing has changed.
    """
    names = Names(remains)
    known = before.known(remains, pages) if before else {}
    links: list[Link] = []
    dangling: list[Dangling] = []
    for origin, named in _all_references(remains, pages):
        if origin in known:
            links += known[origin]
            continue
        for ref, path, words, at in named:
            match names.resolve(words, ref):
                case Key() as key:
                    links.append(Link(origin, key, ref, path, at))
                case why:
                    dangling.append(Dangling(origin, words, ref, at, why))
    return tuple(links), tuple(dangling)


_Named = tuple[Ref, FieldPath, str, Location]


def _all_references(
    remains: Mapping[Key, Remains], pages: Mapping[str, OwnPage]
) -> Iterator[tuple[Origin, Iterator[_Named]]]:
    for key, left in remains.items():
        yield key, _named_by(left)
    for page, own in pages.items():
        yield page, _mentioned(own.mentions)


def _named_by(left: Remains) -> Iterator[_Named]:
    for path, ref, words in left.references:
        yield ref, path, words, left.places.of(*path)
    for index, mention in enumerate(left.mentions):
        yield MENTION, ("notes", index), mention.link.target, mention.at


def _mentioned(mentions: Iterable[Mention]) -> Iterator[_Named]:
    for index, mention in enumerate(mentions):
        yield MENTION, (index,), mention.link.target, mention.at
