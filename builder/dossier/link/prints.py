"""The answers of a dossier, as digests: two that are alike answered alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from msgspec.msgpack import Encoder

from dossier.link.dossier import Dossier
from dossier.link.watched import Aspect, Question
from dossier.model.fields import Key, Kind
from dossier.model.records import Source
from dossier.store import digest

_KINDS = {kind.value: kind for kind in Kind}
_ENCODER = Encoder()  # answers are values, numbers, words and bytes


class Prints:
    """Digests of what a dossier answers, each worked out once.

    Args:
        dossier: It answers.
        files: What stands in each file that was read for it, by the path from its root.
    """

    def __init__(self, dossier: Dossier, files: Mapping[str, bytes]) -> None:
        self._dossier = dossier
        self._files = files
        self._known: dict[Question, bytes] = {}

    def of(self, question: Question) -> bytes:
        """Return the digest of a question and its answer, also if nobody would ask it now."""
        found = self._known.get(question)
        if found is None:
            aspect, subject = question
            answer = [*question, *_ANSWERS[aspect](self, subject)]
            try:
                data = _ENCODER.encode(answer)
            except UnicodeEncodeError:  # half a sign of UTF-16
                data = repr(answer).encode()
            found = self._known[question] = sha256(data).digest()
        return found

    def of_all(self, questions: Iterable[Question]) -> bytes:
        """Return a digest of several questions and their answers, in their order."""
        return digest(b"".join(map(self.of, questions)))  # each is of one length

    def changed_since(self, before: "Prints", questions: Iterable[Question]) -> set[Question]:
        """Return those of some questions that had another answer before.

        Where both dossiers share what was read and linked, that takes a look and no digest.
        """
        old, new = before._dossier, self._dossier  # noqa: SLF001
        return {
            question
            for question in questions
            if not _is_same(question, old, new) and self.of(question) != before.of(question)
        }

    def _record(self, key: Key) -> Iterator[object]:
        left = self._dossier.remains.get(key)
        if left is not None:
            yield left.places.path
            yield self._files[left.places.path]
            yield key in self._dossier.records

    def _links_from(self, origin: Key | str) -> Iterator[object]:
        for link in self._dossier.links_from(origin):
            yield link.path
            yield link.target

    def _links_to(self, target: Key) -> Iterator[object]:
        for link in self._dossier.links_to(target):
            yield link.origin
            yield link.path
            yield link.ref.back

    def _quotations_by(self, key: Key) -> Iterator[object]:
        for quotation in self._dossier.quotations_by(key):
            yield quotation.path
            yield quotation.source
            yield quotation.spans
        yield self.of((Aspect.RECORD, key))

    def _quotations_from(self, source: Key) -> Iterator[object]:
        for quotation in self._dossier.quotations_from(source):
            yield quotation.key
            yield quotation.path
            yield quotation.spans
            yield self.of((Aspect.RECORD, quotation.key))

    def _shown(self, source: Key) -> Iterator[object]:
        yield self._dossier.shown(source)

    def _status(self, key: Key) -> Iterator[object]:
        yield self._dossier.status(key)

    def _text(self, source: Key) -> Iterator[object]:
        text = self._dossier.texts.get(source)
        if text is not None:
            record = self._dossier.records.get(source)
            yield text.path
            yield record.format if isinstance(record, Source) else None
            yield self._files[text.path]

    def _page(self, path: str) -> Iterator[object]:
        yield repr(self._dossier.pages.get(path))

    def _kind(self, name: str) -> Iterator[object]:
        for record in self._dossier.of_kind(_KINDS[name]):
            yield self.of((Aspect.RECORD, record.key))

    def _id(self, id_: str) -> Iterator[object]:
        return (kind for kind in _KINDS if Key(_KINDS[kind], id_) in self._dossier.records)

    def _naming(self, _: str) -> Iterator[object]:
        for kind in (Kind.PEOPLE, Kind.ORGANIZATIONS, Kind.PLACES):
            for record in self._dossier.of_kind(kind):
                yield record.key
                yield getattr(record, "name")  # noqa: B009
                yield getattr(record, "aliases")  # noqa: B009

    def _all(self, _: str) -> Iterator[object]:
        for path in sorted(self._files):
            yield path
            yield self._files[path]
        yield from self._dossier.records
        yield from self._dossier.pages


_ANSWERS: Mapping[Aspect, Callable[[Prints, Any], Iterator[object]]] = {
    aspect: getattr(Prints, f"_{aspect.name.lower()}") for aspect in Aspect
}


def _is_same(question: Question, old: Dossier, new: Dossier) -> bool:
    """Say whether an answer is made of the very same things in two dossiers, as far as one sees."""
    aspect, subject = question
    look = _LOOKS.get(aspect)
    return look is not None and look(old, subject) == look(new, subject)


_LOOKS: Mapping[Aspect, Callable[[Dossier, Any], object]] = {
    Aspect.RECORD: lambda dossier, key: (id(dossier.remains.get(key)), key in dossier.records),
    Aspect.LINKS_FROM: lambda dossier, origin: dossier.links_from(origin),
    Aspect.LINKS_TO: lambda dossier, key: dossier.links_to(key),
    Aspect.QUOTATIONS_BY: lambda dossier, key: (
        id(dossier.remains.get(key)),
        key in dossier.records,
        [*map(id, dossier.quotations_by(key))],
    ),
    Aspect.QUOTATIONS_FROM: lambda dossier, key: (
        [*map(id, dossier.quotations_from(key))],
        id(dossier.texts.get(key)),
    ),
    Aspect.SHOWN: lambda dossier, key: (
        [*map(id, dossier.quotations_from(key))],
        id(dossier.texts.get(key)),
        dossier.publishes(key),
    ),
    Aspect.STATUS: lambda dossier, key: dossier.status(key),
    Aspect.TEXT: lambda dossier, key: (
        id(dossier.remains.get(key)),
        id(dossier.texts.get(key)),
    ),
    Aspect.PAGE: lambda dossier, path: id(dossier.pages.get(path)),
    Aspect.KIND: lambda dossier, name: [*map(id, dossier.of_kind(_KINDS[name]))],
    Aspect.ID: lambda dossier, id_: [Key(kind, id_) in dossier.records for kind in Kind],
}
"""What to look at first: where it is equal, so is the answer; else the answers have to be compared.

Both dossiers are there, so that nothing of the one can have the identity of something else.
"""
