"""Visit pages of a site in a browser and ask of each what must hold for all.

Loading a page takes most of the time, so all is asked of it while it is open.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from playwright.sync_api import Browser, Error, Page, ViewportSize

from checkers import AXE
from kinds import MISSING
from needs import missing
from served import Served
from watch import Watch

DESK, PHONE, SMALL, MAGNIFIED = 1280, 390, 320, 640
"""Widths of a window, in CSS pixels; of `MAGNIFIED` each is twice as large, as at 200 percent."""

SCHEMES = {"light": 0, "dark": 1}

PATIENCE = 5_000
"""Milliseconds in which a page is to follow a change of its window."""

NOT_FOUND = "404 (Not Found)"
"""What Chromium says in the console of an address at which there is nothing."""

_AXE = """
(parts) => axe.run(parts.length ? { include: parts } : document, {
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
}).then(({ violations }) => violations.flatMap(({ id, impact, nodes }) =>
  nodes.map(({ target, any, all, none }) =>
    `${id} (${impact}): ${target} ${[...any, ...all, ...none].map((check) => check.message)}`)))
"""

_HEADINGS = """() => {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .map((one) => Number(one.localName[1]));
  const orderly = levels.every((level, at) => level === 1 ? at === 0 : level <= levels[at - 1] + 1);
  return orderly && levels.length ? [] : [levels.join(" ")];
}"""

_WIDE = (
    "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
)

_ESCAPED = """() => [...document.querySelectorAll("article *")].filter((one) => {
  const box = one.getBoundingClientRect();
  const clipped = one.closest("svg, pre, [class*=scroll], table, .dossier-scroll");
  const shown = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return shown && !clipped && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => `${one.localName}.${one.className}`)"""

# Code that can be scrolled: the theme lets the keyboard reach it a moment after a window changed.
_REACHED = """() => [...document.querySelectorAll("pre > code")]
  .every((one) => one.scrollWidth <= one.clientWidth || one.tabIndex >= 0)"""

# The search field of a phone opens the search a moment after it has the focus; of radio buttons
# the keyboard reaches the chosen one only. A link in a picture may mark the shape in it.
_LOST = """() => {
  const reachable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const alike = {};  // of a hundred that are set alike, a few tell
  return [...document.querySelectorAll(reachable)].filter((one) => {
    const classes = (element) => element.getAttribute("class");
    const place = `${one.localName} ${classes(one)} ${classes(one.parentElement)}`;
    alike[place] = (alike[place] ?? 0) + 1;
    if (alike[place] > 6) return false;
    if (one.tabIndex < 0 || (one.type === "radio" && !one.checked)) return false;
    if (one.matches(".md-search__input") && innerWidth < 960) return false;
    const drawn = () => [...(one.ownerSVGElement ? one.children : [])].map((part) => {
      const { stroke, strokeWidth } = getComputedStyle(part);
      return parseFloat(strokeWidth) >= 2 && stroke !== "none" ? stroke + strokeWidth : "";
    });
    const before = drawn();
    one.focus();
    if (document.activeElement !== one) return false;
    const shown = one.matches(".md-option") ? one.nextElementSibling : one;
    const inside = [...shown.getClientRects()].some((box) => box.width > 0 && box.height > 0
      && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight);
    const marked = drawn().some((line, at) => line && line !== before[at])
      || [shown, ...shown.children].map((part) => getComputedStyle(part))
        .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const visible = shown.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return !(inside && marked && visible);
  }).map((one) => `${one.localName}.${one.getAttribute("class")} ${one.textContent.trim()}`);
}"""


@dataclass
class Tour:
    """What was found on pages, by address; addresses where nothing was found are left out.

    Attributes:
        faults: Errors in the console, requests beyond the site, what the policy stopped, dialogs.
        wide: By how many pixels a page is wider than its window, by the window's width.
        escaped: Elements that stand beyond the window's edge.
        headings: The levels of headings, where they are out of order.
        lost: What the keyboard reaches and nobody sees, or sees no mark around.
        axe: What axe finds, of any impact, in light colours at a desk and in dark ones on a phone.
    """

    faults: dict[str, list[str]] = field(default_factory=dict)
    wide: dict[str, dict[int, int]] = field(default_factory=dict)
    escaped: dict[str, list[str]] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)
    lost: dict[str, list[str]] = field(default_factory=dict)
    axe: dict[str, list[str]] = field(default_factory=dict)


def tour(
    browser: Browser,
    served: Served,
    pages: Iterable[str],
    *,
    axe: bool = True,
    found: Tour | None = None,
) -> Tour:
    """Visit pages of a site.

    Args:
        browser: To visit them with.
        served: The site.
        pages: Addresses from the site's root on.
        axe: Whether to ask axe, too, which takes the most time.
        found: What was found elsewhere, to which is added what is found here.
    """
    found = found or Tour()
    context = browser.new_context(viewport=_size(DESK), reduced_motion="reduce")
    watch = Watch()
    watch.on(context, served.address)
    page = context.new_page()
    for address in pages:
        watch.expected[:] = [NOT_FOUND] if address == MISSING else []
        page.goto(served.address + address)
        _look(page, address, found, axe=axe)
        _note(found.faults, address, watch.unexpected)
        watch.faults.clear()
    context.close()
    return found


def _look(page: Page, address: str, found: Tour, *, axe: bool) -> None:
    _note(found.headings, address, page.evaluate(_HEADINGS))
    for width in (DESK, MAGNIFIED, SMALL, PHONE):  # the rest goes on in the window that is there
        page.set_viewport_size(_size(width))
        if (over := page.evaluate(_WIDE)) > 0:
            found.wide.setdefault(address, {})[width] = over
        if width in {DESK, SMALL}:
            _note(found.escaped, address, page.evaluate(_ESCAPED))
    for width, scheme in ((PHONE, "dark"), (DESK, "light")):
        page.set_viewport_size(_size(width))
        paint(page, scheme)
        if axe:
            with suppress(Error):  # axe says it, too
                page.wait_for_function(_REACHED, timeout=PATIENCE)
            said = (f"{width} {scheme}: {one}" for one in violations(page))
            _note(found.axe, address, [*said])
        page.keyboard.press("Tab")  # from here on, focus is the keyboard's
        page.wait_for_timeout(100)  # pictures are drawn anew for another width
        _note(found.lost, f"{address} at {width}", page.evaluate(_LOST))
        page.keyboard.press("Escape")


def violations(page: Page, *parts: str) -> list[str]:
    """Return what axe finds, of any impact, on a page or on parts of it, by their selectors."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_script())
    found: list[str] = page.evaluate(_AXE, [[part] for part in parts])
    return found


@cache
def _axe_script() -> str:
    return AXE.path.read_text(encoding="utf-8") if AXE.path.is_file() else missing("axe")


def paint(page: Page, scheme: str) -> None:
    """Choose light or dark colours, by Material's own switch; do nothing where there is none."""
    page.evaluate("(id) => document.getElementById(id)?.click()", f"__palette_{SCHEMES[scheme]}")


def _size(width: int) -> ViewportSize:
    return {"width": width, "height": 900}


def _note(found: dict[str, list[str]], address: str, faults: list[str]) -> None:
    if faults:
        found.setdefault(address, []).extend(faults)
