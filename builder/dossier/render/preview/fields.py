"""What the authors say otherwise about a record, as far as readers may see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from dossier.diff.changes import FieldChange, RecordChange
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.parts import FieldPath
from dossier.model.records import KINDS
from dossier.model.shape import declared
from dossier.render.preview.naming import Former, Naming
from dossier.views.names import Name

_UNTOLD = {"notes", "sha256", "text", "received", "format"}
"""Fields whose words are not shown: those of notes may name what is not on the site, the others say
nothing to readers."""


Piece = str | Name | Former
"""Words, or a record that is named."""

_Leaf = tuple[tuple[str, ...], str]
"""A field, positions in lists apart, and what it says."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a field says, or said.

    Attributes:
        pieces: Its words and the records that it names, in its order; none where it is not to be
            shown.
    """

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that says something else.

    Attributes:
        label: Its name, `roles[0].title`.
        before: What it said; None where it is new.
        after: What it says; None where it was taken out.
    """

    label: str
    before: Side | None
    after: Side | None

    @property
    def how(self) -> str:
        """Whether it is `new`, `gone` or says something `otherwise`."""
        return "new" if self.before is None else "gone" if self.after is None else "otherwise"

    @property
    def told(self) -> bool:
        """Whether anything of what it said or says is shown."""
        return any(side is not None and side.pieces for side in (self.before, self.after))


class Fields:
    """The fields of records that are and were on the site."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def of(self, change: RecordChange) -> tuple[Field, ...]:
        """Return those that say something else."""
        fields = (field for field in change.fields if not field.follows and _is_told(change, field))
        return tuple(self._field(change, field) for field in fields)

    def _field(self, change: RecordChange, field: FieldChange) -> Field:
        label = "".join(f"[{s + 1}]" if isinstance(s, int) else f".{s}" for s in field.path)
        return Field(
            label.lstrip(".").replace("_", " "),
            self._side(change.before, field.path, field.before, older=True),
            self._side(change.after, field.path, field.after, older=False),
        )

    def _side(self, key: Key | None, path: FieldPath, value: Any, *, older: bool) -> Side | None:
        if value is None or key is None:
            return None
        if path[0] in _UNTOLD or (older and (key.kind, path[0]) == (Kind.SOURCES, "title")):
            return Side(())  # a headline is words of the article
        named = _named(self._naming.state(older=older).dossier, key)
        pieces = (self._piece(key, named, leaf, older=older) for leaf in _leaves(value, path))
        return Side(tuple(_joined(filter(None, pieces))))

    def _piece(
        self, key: Key, named: Mapping[_Leaf, Key], leaf: _Leaf, *, older: bool
    ) -> Piece | None:
        shape, words = leaf
        if shape not in _naming_fields(key.kind):
            return words
        target = named.get(leaf)
        return self._naming.shown(target, older=older) if target else None


def _is_told(change: RecordChange, field: FieldChange) -> bool:
    match field.path[0]:
        case "draft":  # to authors alone, who see drafts
            return "true" in {field.before, field.after}
        case "formerly":  # of what was renamed, it is told where its old address leads
            return change.before == change.after
        case _:
            return True


def _leaves(value: Any, path: FieldPath) -> Iterator[_Leaf]:
    match value:
        case list():
            for item in value:
                yield from _leaves(item, path)
        case dict():
            for name, item in value.items():
                yield from _leaves(item, (*path, name))
        case str():
            yield _shape(path), value


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            yield ", ".join(map(str, group))
        else:
            yield from group


def _named(state: Dossier, key: Key) -> Mapping[_Leaf, Key]:
    """Return what a record names, by field and words: a change's positions may not be its own."""
    found = {}
    for path, _, words in state.remains[key].references:
        if target := state.target(key, *path):
            found[_shape(path), words] = target
    return found


def _shape(path: FieldPath) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


@cache
def _naming_fields(kind: Kind) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split(".")) for name, _ in declared(KINDS[kind]))
