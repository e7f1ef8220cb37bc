"""How messages show what authors and sources wrote: on one line, short, nothing invisible."""

from collections.abc import Iterable, Sequence

from dossier.model.fields import Kind

LONGEST = 80
"""Code points of somebody's text that a message shows."""

ZONES = "Where time zones explain it, let the date span both days, `2024-02-05/2024-02-06`."
"""What to do about dates that contradict each other and are both right, each in its place."""

_JOINERS = "\u200c\u200d"  # spelling in Persian, and in emoji


def excerpt(text: str, longest: int = LONGEST) -> str:
    """Return `text` in one line, cut at a word, control characters made visible.

    A control character that reached a terminal could hide the rest of the message.
    """
    words = " ".join(text.split())
    if len(words) > longest:
        start = words[:longest]
        cut = start.rfind(" ")
        words = start[: cut if cut > longest // 2 else longest] + "…"
    return "".join(c if c.isprintable() or c in _JOINERS else ascii(c)[1:-1] for c in words)


def one_of(options: Sequence[str]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    return _joined(options, "or")


def all_of(items: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return _joined(items, "and")


def kind_of(kinds: Iterable[Kind]) -> str:
    """Return what a record of one of `kinds` is called: "person or organization"."""
    listed = tuple(kinds)
    return "record" if len(listed) == len(Kind) else one_of([kind.singular for kind in listed])


def a(noun: str) -> str:
    """Return a noun with its article: "an organization"."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def _joined(items: Sequence[str], word: str) -> str:
    *others, last = items
    return f"{', '.join(others)} {word} {last}" if others else last
