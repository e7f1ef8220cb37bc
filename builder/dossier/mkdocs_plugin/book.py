"""A book of what was asked for each of a site's pages: a change leads to what it touches."""

from array import array
from collections.abc import Collection, Container, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Annotated

from msgspec import Meta

from dossier.link.watched import Aspect, Question
from dossier.model.fields import Key, Kind
from dossier.packing import Packing

_Number = Annotated[int, Meta(ge=0)]
_BOOK = Packing(tuple[list[str], dict[str, list[_Number]]])
_ASPECTS = {aspect.value: aspect for aspect in Aspect}
_KINDS = {kind.value: kind for kind in Kind}
_MANY = 1 << 18  # questions: those of a large dossier


class Book:
    """Which questions were asked of a dossier for each of some jobs, when it was last done."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._questions: list[Question] = []
        self._asked: dict[str, array[int]] = {}

    @property
    def jobs(self) -> Collection[str]:
        """The names of the jobs."""
        return self._asked.keys()

    @property
    def questions(self) -> Sequence[Question]:
        """All that was ever asked; more may come, and none moves."""
        return self._questions

    def note(self, job: str, asked: Iterable[str]) -> None:
        """Note what was asked for a job, each question as `written` has it."""
        self._asked[job] = array("I", map(self._number, asked))

    def keep_only(self, jobs: Container[str]) -> None:
        """Forget all jobs but these."""
        self._asked = {job: asked for job, asked in self._asked.items() if job in jobs}

    def asked_for(self, job: str) -> Sequence[int]:
        """Return what was asked for a job, as places in `questions`."""
        return self._asked[job]

    def without(self, questions: Iterable[Question]) -> set[str]:
        """Return the names of the jobs that none of some questions was asked for."""
        numbers = {self._numbers.get(written(question)) for question in questions}
        return {job for job, asked in self._asked.items() if numbers.isdisjoint(asked)}

    def written(self) -> bytes:
        """Return the book as bytes, with the questions that are still of use."""
        numbers = sorted(set(chain.from_iterable(self._asked.values())))
        again = {number: at for at, number in enumerate(numbers)}
        asked = {job: [again[number] for number in each] for job, each in self._asked.items()}
        questions = [written(self._questions[number]) for number in numbers]
        return _BOOK.pack((questions, asked))

    @classmethod
    def read(cls, data: bytes) -> "Book":
        """Return the book that was written; an empty one where the bytes are none."""
        book = cls()
        try:
            questions, asked = _BOOK.unpack(data)
            known = [*map(_read, questions)]
        except (ValueError, KeyError):
            return cls()
        numbers = {question: number for number, question in enumerate(questions)}
        if len(numbers) == len(questions) > max(map(max, filter(None, asked.values())), default=-1):
            book._numbers, book._questions = numbers, known
            book._asked = {job: array("I", each) for job, each in asked.items()}
        return book

    def _number(self, question: str) -> int:
        number = self._numbers.setdefault(question, len(self._numbers))
        if number == len(self._questions):
            self._questions.append(_read(question))
        return number


@lru_cache(_MANY)  # each is asked for many pages
def written(question: Question) -> str:
    """Return a question as it is written down; no two are written alike."""
    aspect, subject = question
    return f"{aspect} {subject}"


def _read(question: str) -> Question:
    aspect, _, subject = question.partition(" ")
    kind, slash, id_ = subject.partition("/")
    is_key = slash and kind in _KINDS and "." not in id_  # as in the path of a page
    return _ASPECTS[aspect], Key(_KINDS[kind], id_) if is_key else subject
