"""Where the nodes of a graph stand at first: clear enough to read, and the same on every machine.

Springs along the lines, repulsion between all, and at last no label over another. Only sums,
products and roots are used after the start: they give the same digits everywhere.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import cos, sin, sqrt
from textwrap import wrap

WIDTH = 720
"""Of the picture, in its units: about the pixels of a desk's screen."""

_LETTER, _LINE, _ROOM = 6.0, 14.0, 26.0  # about a letter's width, a line's height, a node's side
_EDGE = 64.0  # the length that a line seeks
_AREA = 5600  # of the picture for each node
_LOOKS = 400_000  # at pairs of nodes: about a fifth of a second, however many there are
_GOLDEN_ANGLE = 2.399963

Point = tuple[int, int]


class _Place:
    __slots__ = ("below", "half_below", "half_width", "x", "y")

    def __init__(self, label: Sequence[str], nth: int) -> None:
        distance, angle = 28 * sqrt(nth + 0.5), nth * _GOLDEN_ANGLE
        # Rounded, because the last digit of a sine is not the same on every machine.
        self.x, self.y = round(distance * cos(angle), 2), round(distance * sin(angle), 2)
        self.half_width = max(_ROOM, *(len(line) * _LETTER for line in label), 0) / 2
        self.below = _LINE * len(label)
        self.half_below = self.below / 2


def label(title: str, lines: int) -> tuple[str, ...]:
    """Return a title in short lines, with an ellipsis where words are left out."""
    return tuple(wrap(title, 16 + 4 * lines // 2, max_lines=lines, placeholder="…"))


def places_of(
    labels: Sequence[Sequence[str]], edges: Sequence[tuple[int, int]]
) -> tuple[list[Point], int]:
    """Return where nodes stand in a picture `WIDTH` wide, and how high it is.

    Args:
        labels: The lines below each node.
        edges: Which nodes are joined, by their positions in `labels`.
    """
    height = max(WIDTH // 2, len(labels) * _AREA // WIDTH)
    found: list[_Place | None] = [None] * len(labels)
    for nth, number in enumerate(_outwards(len(labels), edges)):
        found[number] = _Place(labels[number], nth)
    places = [place for place in found if place]
    pairs = len(places) * (len(places) - 1) // 2
    rounds = max(8, min(90, _LOOKS // (pairs or 1)))
    for nth in range(rounds):
        _move(places, edges, 1 - nth / rounds, height / WIDTH)
    _into(places, height)
    for _ in range(max(20, rounds)):
        _part(places, height)
    return [(round(place.x), round(place.y)) for place in places], height


def _outwards(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Return the nodes' numbers, the best connected first and what is joined to it next."""
    joined: list[list[int]] = [[] for _ in range(count)]
    for one, other in edges:
        joined[one].append(other)
        joined[other].append(one)
    order: dict[int, None] = {}
    for start in sorted(range(count), key=lambda number: (-len(joined[number]), number)):
        queue = [start]
        for number in queue:
            if number not in order:
                order[number] = None
                queue.extend(other for other in joined[number] if other not in order)
    return list(order)


def _move(
    places: Sequence[_Place], edges: Iterable[tuple[int, int]], heat: float, slope: float
) -> None:
    pulls = [[-place.x * 0.04, -place.y * 0.04 / slope] for place in places]
    for one, other in combinations(range(len(places)), 2):
        dx, dy = places[one].x - places[other].x, places[one].y - places[other].y
        apart = dx * dx + dy * dy
        if apart < 40_000:
            push = 1800 / (apart + 30)
            pulls[one][0] += dx * push / 10
            pulls[one][1] += dy * push / 10
            pulls[other][0] -= dx * push / 10
            pulls[other][1] -= dy * push / 10
    for one, other in edges:
        dx, dy = places[one].x - places[other].x, places[one].y - places[other].y
        distance = sqrt(dx * dx + dy * dy) or 1.0
        pull = 0.08 * (distance - _EDGE) / distance
        pulls[one][0] -= dx * pull
        pulls[one][1] -= dy * pull
        pulls[other][0] += dx * pull
        pulls[other][1] += dy * pull
    for place, (x, y) in zip(places, pulls, strict=True):
        length = sqrt(x * x + y * y)
        step = min(1.0, 40 / length) * heat if length else 0.0
        place.x += x * step
        place.y += y * step


def _into(places: Sequence[_Place], height: int) -> None:
    """Fit the places into the picture, whatever room they took."""
    if not places:
        return
    left, right = min(p.x for p in places), max(p.x for p in places)
    top, bottom = min(p.y for p in places), max(p.y for p in places)
    across, down = (WIDTH - 120) / (right - left or 1), (height - 90) / (bottom - top or 1)
    for place in places:
        place.x = 60 + (place.x - left) * across if right > left else WIDTH / 2
        place.y = 35 + (place.y - top) * down if bottom > top else height / 2


def _part(places: Sequence[_Place], height: int) -> None:
    """Move nodes apart whose labels lie over each other, and into the picture those outside."""
    from_left = sorted(places, key=lambda place: place.x - place.half_width)
    for nth, one in enumerate(from_left):
        for other in from_left[nth + 1 :]:
            if other.x - other.half_width > one.x + one.half_width:
                break
            # How far they lie over each other, down and across.
            apart = one.y + one.half_below - other.y - other.half_below
            down = _ROOM + one.half_below + other.half_below - abs(apart)
            if down <= 0:
                continue
            across = one.half_width + other.half_width - abs(one.x - other.x)
            if across <= 0:
                continue
            if across < down:
                shift = across / 2 if one.x < other.x else -across / 2
                one.x, other.x = one.x - shift, other.x + shift
            else:
                shift = down / 2 if one.y < other.y else -down / 2
                one.y, other.y = one.y - shift, other.y + shift
    for place in places:
        place.x = max(place.half_width, min(WIDTH - place.half_width, place.x))
        place.y = max(_ROOM / 2, min(height - _ROOM / 2 - place.below, place.y))
