"""Find the names of known things in a text.

What counts as the same name: words that fold to the same (`text.fold`: composed accents, runs of
white space, kinds of apostrophe and hyphen), each in the name's own letter case, with its first
letter as a capital as where a sentence starts, or all in capitals as in headlines. So `US` is never
found in "us", and "the region" is found in "The region". Nothing is inflected and nothing is
guessed: what somebody is called must be told.

A name is found as whole words only, before a possessive too ("Kirby's"). Where names overlap the
longest holds, wherever it starts: in "The National Security Council", a newspaper called The
National is not meant. A name that two things share, letter case aside, means neither, and nothing
is found within it.

Scripts that are written without spaces tell no words. A name is found there only where the script
changes at both its ends, or a sign stands: 京都 is never found in 東京都.

Offsets count code points of the text as it is given, 0-based, ends exclusive.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Generic, TypeVar

import regex

from dossier.text.fold import Folded, fold, fold_with_map
from dossier.text.source import Span
from dossier.text.words import splits_emoji, splits_number, splits_word

T = TypeVar("T", bound=Hashable)

LONGEST = 60
"""Words and signs of a name; a longer one is not looked for, which bounds the work per word."""

# Han, kana, and the scripts whose words only a dictionary knows (Thai, Lao, Khmer, Myanmar).
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ーｰ\p{Line_Break=SA}"
# No groups are repeated: `regex` keeps each turn, which takes gigabytes for a word of megabytes.
_TOKEN = regex.compile(
    rf"""(?V1)
      \p{{Han}}[\p{{Han}}\p{{M}}]*+
    | \p{{Hiragana}}[\p{{Hiragana}}\p{{M}}]*+
    | [\p{{Katakana}}ーｰ][\p{{Katakana}}ーｰ\p{{M}}]*+
    | \p{{Line_Break=SA}}[\p{{Line_Break=SA}}\p{{M}}]*+
    | [[\p{{L}}\p{{N}}]--[{_UNSPACED}]][[[\p{{L}}\p{{N}}]--[{_UNSPACED}]]\p{{M}}]*+
    | .
    """,
    regex.VERBOSE | regex.DOTALL,
)
_ASCII_TOKEN = re.compile("[A-Za-z0-9]+|.", re.DOTALL)  # the same of such texts, in less time
_WORD = regex.compile(r"[\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A name in a text: where it stands, and whose it is."""

    span: Span
    who: T


@dataclass(slots=True)
class _Node(Generic[T]):
    """A place in the trie of names, word by word.

    Attributes:
        following: The next word, without regard to letter case, and where it leads.
        owners: Whose name ends here.
        spellings: The name as it is written, word by word.
    """

    following: dict[str, "_Node[T]"] = field(default_factory=dict)
    owners: set[T] = field(default_factory=set)
    spellings: set[tuple[str, ...]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Match(Generic[T]):
    """A name from one word of a text to another, by their indexes; `last` is its own last one."""

    first: int
    last: int
    place: Span
    owners: set[T]


def name_key(name: str) -> tuple[str, ...]:
    """Return what two names have in common where they are one, letter case aside.

    Empty for what is no name to be looked for: it has no letter or digit, or is too long.
    """
    return tuple(word.casefold() for word in _words(name))


class Naming(Generic[T]):
    """Names to be found.

    Args:
        names: Each name with whose it is; the same one may have several.
    """

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for name, who in names:
            words = _words(name)
            node = self._root
            for word in words:
                node = node.following.setdefault(word.casefold(), _Node())
            if words:
                node.owners.add(who)
                node.spellings.add(words)

    def find(self, text: str) -> Iterator[Named[T]]:
        """Yield the names in a text, in order and apart, without those that mean several things.

        Takes time linear in the text.
        """
        if not self._root.following:
            return
        folded = fold_with_map(text)
        for match in _apart(self._matches(text, folded)):
            if len(match.owners) == 1:
                (who,) = match.owners
                yield Named(match.place, who)

    def _matches(self, text: str, folded: Folded) -> Iterator[_Match[T]]:
        """Yield the longest name that starts at each word, if any does."""
        tokens = _tokens(folded.text)
        starts = list(accumulate(map(len, tokens), initial=0))
        keys = [word.casefold() for word in tokens]
        for first, key in enumerate(keys):
            if key not in self._root.following or splits_word(folded.text, starts[first]):
                continue
            for last, node in reversed(self._paths(keys, first)):
                start, end = starts[first], starts[last + 1]
                if not _ends(folded.text, end):
                    continue
                words = tuple(tokens[first : last + 1])
                if any(_reads(words, own) for own in node.spellings):
                    place = folded.original(start, end)
                    if not any(splits_number(text, at) or splits_emoji(text, at) for at in place):
                        yield _Match(first, last, Span(*place), node.owners)
                        break

    def _paths(self, keys: list[str], first: int) -> list[tuple[int, _Node[T]]]:
        """Return each word at which a name ends that starts at `first`, with the name."""
        found = []
        node = self._root
        for last in range(first, min(first + LONGEST, len(keys))):
            following = node.following.get(keys[last])
            if following is None:
                break
            node = following
            if node.owners:
                found.append((last, node))
        return found


def _tokens(text: str) -> list[str]:
    """Return the words and signs that a folded text consists of."""
    return (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_tokens(fold(name)))
    return words if len(words) <= LONGEST and any(map(_WORD.match, words)) else ()


def _reads(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether words of a text are a name in a letter case that it may have there."""
    return all(
        word in (own, own.upper(), own[:1].upper() + own[1:])
        for word, own in zip(words, name, strict=True)
    )


def _ends(text: str, end: int) -> bool:
    """Say whether a name may end at `end`: at the end of a word, or before a possessive."""
    if not splits_word(text, end):
        return True
    return text[end : end + 2] in {"'s", "'S"} and not splits_word(text, end + 2)


def _apart(matches: Iterable[_Match[T]]) -> list[_Match[T]]:
    """Return those that hold where some overlap, in order: the longest, of equals the first."""
    chosen: list[_Match[T]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda one: (one.place.start - one.place.end, one.first)):
        # What was chosen before is no shorter, so it cannot lie between these two ends.
        if match.first not in taken and match.last not in taken:
            taken.update(range(match.first, match.last + 1))
            chosen.append(match)
    return sorted(chosen, key=lambda one: one.first)
