"""What Material's pages lack for readers who use a keyboard or a screen reader.

Its templates are not copied, which would tie the site to one version of them: pages are mended once
they are made. Each mend looks for a few words of Material's own; where another theme, or another
version, does not write them, nothing happens, and the tests of the site tell what is missing again.
`assets/css/material.css` and `assets/js/material.js` do the rest.
"""

import re
from collections.abc import Callable
from html import escape

from dossier.texts import say

CONTENT = "dossier-content"
"""The id of what "skip to content" leads to on pages without a heading to lead to."""

_SKIP = re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL)
_TOGGLES = re.compile(r'<input class="md-toggle" data-md-toggle="drawer"')
_NAVIGATION = re.compile(r'<nav class="md-nav md-nav--primary" aria-label="([^"]*)"')
_SEARCH = re.compile(
    r'<input type="text" class="md-search__input" name="query" aria-label="([^"]*)"'
)
_NESTED = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="([^"]*)"'
    r'(?: aria-expanded="[^"]*")?(>\s*<label class="md-nav__title" for="[^"]*")'
    r'(>\s*<span class="md-nav__icon md-icon"></span>)(.*?)(</label>)',
    re.DOTALL,
)


def mended(html: str) -> str:
    """Return a page of Material with what it lacks; any other page as it is."""
    if 'data-md-component="skip"' not in html:
        return html
    for mend in _MENDS:
        html = mend(html)
    return html


def _skip_link(html: str) -> str:
    """Lead past the header on pages without a table of contents, too: that of errors, say."""
    if 'class="md-skip"' in html or '<article class="md-content__inner' not in html:
        return html
    link = f'<a href="#{CONTENT}" class="md-skip">{escape(say("theme.skip"))}</a>'
    html = _SKIP.sub(f'<div data-md-component="skip">{link}</div>', html, count=1)
    article = '<article class="md-content__inner'
    return html.replace(article, f'<article id="{CONTENT}" class="md-content__inner', 1)


def _skip_link_first(html: str) -> str:
    """Otherwise the switch of the drawer, which a keyboard reaches here, comes before it."""
    skip, toggles = _SKIP.search(html), _TOGGLES.search(html)
    if skip is None or toggles is None or skip.start() < toggles.start():
        return html
    without = html[: skip.start()] + html[skip.end() :]
    return f"{without[: toggles.start()]}{skip[0]}\n    {without[toggles.start() :]}"


def _drawer_has_a_name(html: str) -> str:
    """Otherwise its switch is called after the site, as the label within the drawer is."""
    navigation = _NAVIGATION.search(html)
    if navigation is None:
        return html
    return html.replace('id="__drawer"', f'id="__drawer" aria-label="{navigation[1]}"', 1)


def _search_has_a_name(html: str) -> str:
    """Otherwise a screen reader says "dialog" and no more."""
    field = _SEARCH.search(html)
    if field is None:
        return html
    dialog = 'data-md-component="search" role="dialog"'
    return html.replace(dialog, f'{dialog} aria-label="{field[1]}"', 1)


def _nested_navigation_has_a_name(html: str) -> str:
    """Otherwise it is named by a label that is not there, or that holds nothing but an arrow."""

    def named(found: re.Match[str]) -> str:
        start, _, label, icon, title, end = found.groups()
        words = escape(re.sub(r"<[^>]*>", "", title).strip(), quote=False)
        return f'{start} aria-label="{_attribute(words)}"{label}{icon}{title}{end}'

    return _NESTED.sub(named, html)


def _attribute(words: str) -> str:
    # Titles are HTML here already: their references must not be escaped again.
    return " ".join(words.replace("&amp;", "&").replace('"', "&quot;").split())


def _toggle_of_contents_exists(html: str) -> str:
    """Otherwise a label names a switch that pages outside the navigation do not have."""
    if 'id="__toc"' in html:
        return html
    return html.replace(' for="__toc"', "")


_MENDS: tuple[Callable[[str], str], ...] = (
    _skip_link,
    _skip_link_first,
    _drawer_has_a_name,
    _search_has_a_name,
    _nested_navigation_has_a_name,
    _toggle_of_contents_exists,
)
