"""A drawing of growth, with both scales logarithmic, so that what is linear has a slope of one.

It is an SVG of its own, readable where pages are light and where they are dark; each line has its
name beside it and marks of its own form, not only a colour.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 220, 34, 46
LIGHT = ("#0550ae", "#953800", "#1a7f37", "#8250df", "#a40e26")
DARK = ("#79c0ff", "#ffa657", "#7ee787", "#d2a8ff", "#ff9492")
MARKS = (
    "M-4,-4h8v8h-8z",
    "M0,-5l5,9h-10z",
    "M0,-5l5,5l-5,5l-5,-5z",
    "M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z",
    "M-4.5,-4.5l9,9m0,-9l-9,9",
)


def _colours(colours: Sequence[str]) -> str:
    return " ".join(f".s{number} {{ --c: {colour} }}" for number, colour in enumerate(colours))


STYLE = f"""\
text {{ font: 13px system-ui, sans-serif; fill: #24292f }}
.grid {{ stroke: #d0d7de }}
.even {{ stroke: #6e7781; stroke-dasharray: 5 4; fill: none }}
.line {{ fill: none; stroke-width: 2 }}
.line, .mark {{ stroke: var(--c) }} .mark, .name {{ fill: var(--c) }}
{_colours(LIGHT)}
@media (prefers-color-scheme: dark) {{
text {{ fill: #e6edf3 }} .grid {{ stroke: #3d444d }} .even {{ stroke: #9198a1 }}
{_colours(DARK)}
}}"""


def plot(title: str, lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return lines of (records, seconds), each at least one point, all positive, as an SVG."""
    across = [x for points in lines.values() for x, _ in points]
    up = [y for points in lines.values() for _, y in points]
    frame = _Frame(min(across), max(across), min(up), max(up))
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}>',
        f"<style>\n{STYLE}\n</style>",
        f'<text x="{LEFT}" y="20">{escape(title)}</text>',
        *frame.grid(sorted(set(across))),
        *frame.even(),
    ]
    heights = _apart([frame.y(points[-1][1]) for points in lines.values()])
    for number, (name, points) in enumerate(lines.items()):
        parts += _line(frame, number % len(MARKS), name, points, heights[number])
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Frame:
    """Turns values into places; the scale of seconds runs from one power of ten to another."""

    def __init__(self, least: float, most: float, low: float, high: float) -> None:
        self.least, self.most = least, most if most > least else least * 10
        self.low = 10 ** math.floor(math.log10(low))
        self.high = 10 ** math.ceil(math.log10(high))
        if self.high <= self.low:
            self.high = self.low * 10

    def x(self, value: float) -> float:
        share = math.log(value / self.least) / math.log(self.most / self.least)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    def grid(self, counts: Sequence[float]) -> Iterator[str]:
        value = self.low
        while value <= self.high * 1.001:
            y = self.y(value)
            yield f'<path class="grid" d="M{LEFT},{y:.1f}H{WIDTH - RIGHT}"/>'
            label = f"{value:g} s"
            yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
            value *= 10
        for count in counts:
            x = self.x(count)
            yield f'<path class="grid" d="M{x:.1f},{TOP}V{HEIGHT - BOTTOM}"/>'
            y = HEIGHT - BOTTOM + 20
            yield f'<text x="{x:.1f}" y="{y}" text-anchor="middle">{count:,.0f}</text>'
        middle = (LEFT + WIDTH - RIGHT) / 2
        yield f'<text x="{middle:.1f}" y="{HEIGHT - 6}" text-anchor="middle">records</text>'

    def even(self) -> Iterator[str]:
        """Draw what grows as the records do, from the middle of the scale."""
        steps = min(self.most / self.least, self.high / self.low)
        start = self.low * math.sqrt(self.high / self.low / steps)
        here = f"M{self.x(self.least):.1f},{self.y(start):.1f}"
        yield (
            f'<path class="even" d="{here}'
            f'L{self.x(self.least * steps):.1f},{self.y(start * steps):.1f}"/>'
        )


def _line(
    frame: _Frame, number: int, name: str, points: Sequence[tuple[float, float]], height: float
) -> Iterator[str]:
    places = [(frame.x(x), frame.y(y)) for x, y in points]
    way = "L".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<g class="s{number}"><path class="line" d="M{way}"/>'
    for (x, y), (records, seconds) in zip(places, points, strict=True):
        yield (
            f'<path class="mark" transform="translate({x:.1f} {y:.1f})" d="{MARKS[number]}">'
            f"<title>{escape(name)}: {records:,.0f} records, {seconds:.2f} s</title></path>"
        )
    x = WIDTH - RIGHT + 12
    yield f'<text class="name" x="{x}" y="{height + 4:.1f}">{escape(name)}</text></g>'


def _apart(heights: Sequence[float], least: float = 17) -> list[float]:
    """Return heights near the given ones that are far enough apart for a line of text each."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    placed = list(heights)
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + least)
    return placed
