"""Where the nodes of a graph stand at first: clear enough to read, and the same on every machine.

Springs along the lines, repulsion between all, and at last no label over another. Only sums,
products and roots are used after the start: they give the same digits everywhere.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
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
    # Lists of their own, as there are tens of thousands of pairs, and attributes take their time.
    xs, ys = [place.x for place in places], [place.y for place in places]
    across, down = [-x * 0.04 for x in xs], [-y * 0.04 / slope for y in ys]
    for one, (x, y) in enumerate(zip(xs, ys, strict=True)):
        one_across, one_down = across[one], down[one]
        for other in range(one + 1, len(xs)):
            dx, dy = x - xs[other], y - ys[other]
            apart = dx * dx + dy * dy
            if apart < 40_000:
                push = 1800 / (apart + 30)
                push_across, push_down = dx * push / 10, dy * push / 10
                one_across += push_across
                one_down += push_down
                across[other] -= push_across
                down[other] -= push_down
        across[one], down[one] = one_across, one_down
    for one, other in edges:
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        distance = sqrt(dx * dx + dy * dy) or 1.0
        pull = 0.08 * (distance - _EDGE) / distance
        across[one] -= dx * pull
        down[one] -= dy * pull
        across[other] += dx * pull
        down[other] += dy * pull
    for place, x, y in zip(places, across, down, strict=True):
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
        x, y, half_width, half_below = one.x, one.y, one.half_width, one.half_below
        right, middle, room = x + half_width, y + half_below, _ROOM + half_below
        for other in islice(from_left, nth + 1, None):
            if other.x - other.half_width > right:
                break
            # How far they lie over each other, down and across.
            down = room + other.half_below - abs(middle - other.y - other.half_below)
            if down <= 0:
                continue
            across = half_width + other.half_width - abs(x - other.x)
            if across <= 0:
                continue
            if across < down:
                shift = across / 2 if x < other.x else -across / 2
                x, other.x = x - shift, other.x + shift
                right = x + half_width
            else:
                shift = down / 2 if y < other.y else -down / 2
                y, other.y = y - shift, other.y + shift
                middle = y + half_below
        one.x, one.y = x, y
    for place in places:
        place.x = max(place.half_width, min(WIDTH - place.half_width, place.x))
        place.y = max(_ROOM / 2, min(height - _ROOM / 2 - place.below, place.y))
