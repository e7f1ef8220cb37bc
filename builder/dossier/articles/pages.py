"""The article in an HTML page, without what stands around it, and what the page says of itself."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from dossier.articles.extracted import Extracted
from dossier.articles.refused import Refused, without_package

if TYPE_CHECKING:
    from trafilatura.settings import Document

    from dossier.yaml_nodes import Value

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
MOST_ELEMENTS = 50_000
"""In a page with more, no article is looked for; an article's has some thousands."""

_BLOCKS = {
    *("body", "cell", "code", "div", "head", "item", "lb", "list"),
    *("p", "quote", "row", "table"),
}
_ONLY_WHAT_IT_SAYS = {"extensive_search": False, "original_date": True}
"""Days are taken from where pages state them, and not searched for in their words."""


def read_page(html: str, url: str | None) -> Extracted | Refused:
    """Return the article in a page.

    Args:
        html: The page.
        url: Where it came from; of a file, None.
    """
    try:
        import trafilatura  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return without_package("import", "the text of an HTML page")
    page, found = _document(_XML_DECLARATION.sub("", html, count=1).replace("\0", "\ufffd"))
    if found is None:
        return Extracted("", {})
    says: dict[str, Value] = {
        "title": found.title or "",
        "authors": [name for name in (found.author or "").split("; ") if name],
        "published": found.date or "",
        "language": page.language,
        "url": _canonical(page.canonical or found.url, url),
    }
    return Extracted("\n\n".join([*_paragraphs(found.body), ""])[:-1], says, found.sitename or "")


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the paragraphs in the elements that trafilatura found to be the article.

    Its own text has dashes before list items and bars between cells, which stand in no article.
    """
    words: list[str] = []
    rest = [(body, True)]
    while rest:
        element, entering = rest.pop()
        if element.tag in _BLOCKS:
            yield from _joined(words)
        if entering:
            words.append(element.text or "")
            rest.append((element, False))
            rest += [(child, True) for child in reversed(element)]
        else:
            words.append(element.tail or "")
    yield from _joined(words)


def _joined(words: list[str]) -> Iterator[str]:
    text = " ".join("".join(words).split())
    words.clear()
    if text:
        yield text


class _Page(NamedTuple):
    """What a page says that trafilatura passes over, each empty where it does not."""

    language: str = ""
    canonical: str = ""


def _document(html: str) -> tuple[_Page, "Document | None"]:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - an extra

    with _quiet():
        tree = load_html(html)
        if tree is None or sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
            return _Page(), None
        link = tree.find(".//link[@rel='canonical']")  # before the tree is trimmed
        page = _Page(tree.get("lang") or "", "" if link is None else link.get("href") or "")
        found = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_ONLY_WHAT_IT_SAYS),
        )
    return page, None if isinstance(found, dict) else found


def _canonical(stated: str | None, url: str | None) -> str:
    """Return the address that the page gives for itself, if it is one of the same site."""
    if not url:
        return stated or ""
    whole = urljoin(url, stated or "")
    try:
        return whole if _site(whole) == _site(url) else url
    except ValueError:
        return url


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what libraries log of strange pages from standing among our own words."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
