"""Which of the site's pages are not what they were."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageChanges:
    """Pages by their addresses from the site's root on, `people/john-kirby/`, each sorted.

    Attributes:
        new: Not there before.
        changed: They say something else.
        gone: No longer there, but lead on to where the record is now.
        lost: No longer there; whoever follows an old link finds nothing.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
