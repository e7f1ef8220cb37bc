"""Sources whose text is no longer the one that is pinned, and what has become of their quotations.

The old text is looked for where it may have been kept: among the files of the seeds folder, then in
git's history. Only bytes with the pinned digest count.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier.desk.reanchoring import Texts, judge
from dossier.desk.verdicts import Edited, Gone, Moved, Same, Several, Verdict, Wording
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.fields import DIGEST, Key, Kind
from dossier.model.parts import Format
from dossier.records.reading import Remains
from dossier.revisions import NotKept, version
from dossier.seeds import SeedFile, digest, find_text, read_source
from dossier.text.fold import is_blank
from dossier.text.source import SourceText
from dossier.tree import Tree


@dataclass(frozen=True, slots=True)
class Former:
    """An old text.

    Attributes:
        name: Of its file, to tell how it is to be read.
        data: Its bytes.
        origin: Where it was found, to be read after "the old text is": "in git's history".
    """

    name: str
    data: bytes
    origin: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation and what has become of it."""

    quotation: Quotation
    verdict: Verdict

    @property
    def wording(self) -> Wording | None:
        """What the quotation could say instead; None where there is nothing to write."""
        match self.verdict:
            case Same(wording=wording) | Moved(wording=wording) | Edited(wording=wording):
                return wording
            case Gone() | Several():
                return None

    @property
    def lost(self) -> bool:
        """Whether the record, as it is, does not lead to the words."""
        match self.verdict:
            case Moved(lost=lost):
                return lost
            case Edited() | Gone() | Several():
                return True
            case Same():
                return False


@dataclass(frozen=True)
class ChangedSource:
    """A source with another text than the pinned one, or with none that is pinned.

    Attributes:
        key: Of the source.
        left: What can be told of its record.
        path: Of its article, relative to the dossier's root.
        pinned: The digest in its record; None without one.
        actual: That of the article.
        former: The old text, or why there is none.
        texts: Both texts.
        judged: Every quotation of it that has words.
    """

    key: Key
    left: Remains
    path: str
    pinned: str | None
    actual: str
    former: Former | NotKept
    texts: Texts
    judged: tuple[Judged, ...]

    @property
    def is_pinned(self) -> bool:
        """Whether its record has the new text's digest already."""
        return self.pinned == self.actual


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source whose article is not there or cannot be read; `dossier check` says why."""

    key: Key
    left: Remains


class Sources:
    """The sources of a dossier with their articles as they are now."""

    def __init__(self, dossier: Dossier, root: Path, tree: Tree, seeds: str) -> None:
        self._dossier = dossier
        self._root = root
        self._tree = tree
        self._seeds = seeds

    def changed(
        self, only: Collection[Key] = (), was: Former | None = None
    ) -> Iterator[ChangedSource | Unreadable]:
        """Yield the sources that have changed, with their quotations judged.

        Args:
            only: Which sources to look at; all when empty.
            was: The old text of the only one, which is then looked at even where its digest fits.
        """
        for key, left in self._dossier.remains.items():
            if key.kind is not Kind.SOURCES or (only and key not in only):
                continue
            name = left.value.get("text") if left.value is not None else None
            if name is None:
                if only or left.value is None:
                    yield Unreadable(key, left)
                continue
            found = find_text(self._tree, self._seeds, str(name).strip())
            new = self._dossier.texts.get(key)
            if not isinstance(found, SeedFile) or new is None:
                yield Unreadable(key, left)
            elif was or left.value.get("sha256") != digest(found.data):
                yield self._judged(key, left, found, new, was)

    def _judged(
        self, key: Key, left: Remains, found: SeedFile, new: SourceText, was: Former | None
    ) -> ChangedSource:
        pinned = left.value.get("sha256")
        pinned = None if pinned is None else str(pinned)
        former = was or self._former(found.path, pinned)
        texts = Texts.of(new, _read(former, left))
        judged = tuple(
            Judged(quotation, judge(quotation.quote, texts))
            for quotation in self._dossier.quotations
            if quotation.source == key and not any(map(is_blank, quotation.quote.exact))
        )
        return ChangedSource(
            key, left, found.path, pinned, digest(found.data), former, texts, judged
        )

    def _former(self, path: str, pinned: str | None) -> Former | NotKept:
        if pinned is None:
            return NotKept("the record pins none")
        if not DIGEST.fullmatch(pinned):
            return NotKept("what the record pins is no digest")
        kept = self._digests.get(pinned)
        if kept is not None:
            return Former(kept, self._tree.read(kept), f"{kept}, which is there, too")
        data = version(self._root, (path, self._seeds), pinned)
        return data if isinstance(data, NotKept) else Former(path, data, "in git's history")

    @cached_property
    def _digests(self) -> dict[str, str]:
        found = {}
        for path in self._tree.files(self._seeds):
            seed = find_text(self._tree, self._seeds, path.removeprefix(f"{self._seeds}/"))
            if isinstance(seed, SeedFile):
                found[digest(seed.data)] = path
        return found


def _read(former: Former | NotKept, left: Remains) -> SourceText | None:
    if isinstance(former, NotKept):
        return None
    declared = left.value.get("format")
    known = Format(declared) if declared in list(Format) else None
    text = read_source(former.name, former.data, known)
    return text if isinstance(text, SourceText) else None
