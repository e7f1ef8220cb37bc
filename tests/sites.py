"""Sites built for tests by the real MkDocs, and what a browser would find in their pages."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import markdown  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from mkdocs.commands.build import build
from mkdocs.config import load_config

from examples import example_files

ROOT = "https://site.invalid/"
"""Where the checks take a site to stand, so as to tell its own links from all others."""

PYTHON_MARKDOWN = markdown.Markdown(
    extensions=[
        *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta"),
        *("smarty", "tables", "toc"),
        *(f"pymdownx.{name}" for name in ("arithmatex", "betterem", "caret", "critic", "emoji")),
        *(f"pymdownx.{name}" for name in ("inlinehilite", "keys", "magiclink", "mark", "snippets")),
        *(f"pymdownx.{name}" for name in ("smartsymbols", "superfences", "tasklist", "tilde")),
    ],
)
COMMONMARK = MarkdownIt("commonmark").enable("table")


def rendered(page: str) -> tuple[str, str]:
    """Return the HTML that Python-Markdown and markdown-it-py make of a page."""
    PYTHON_MARKDOWN.reset()
    return PYTHON_MARKDOWN.convert(page), COMMONMARK.render(page)


@dataclass(eq=False)
class Element:
    """An element of a page, with what is in it; once its words were asked for, they stay."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    parent: "Element | None" = None

    def all(self, *tags: str) -> Iterator["Element"]:
        """Yield the elements within, of some tags or of all, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def of_class(self, name: str) -> Iterator["Element"]:
        """Yield the elements within that have a class."""
        return (one for one in self.all() if name in one.attributes.get("class", "").split())

    @cached_property
    def text(self) -> str:
        """The words within, white space collapsed as a browser does."""
        return re.sub("[ \t\n\r\f]+", " ", self.inside).strip(" ")

    @property
    def following(self) -> list["Element"]:
        """The elements after this one in the same parent."""
        siblings = self.parent.children if self.parent else []
        after = siblings[siblings.index(self) + 1 :] if self in siblings else []
        return [one for one in after if isinstance(one, Element)]

    @cached_property
    def inside(self) -> str:
        """The words within, as they stand in the HTML."""
        return "".join(one if isinstance(one, str) else one.inside for one in self.children)


class _Reader(HTMLParser):
    VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("")

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 - as it is called
        """Do not count lines: nobody asks on which a tag stands."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [], self.here)
        self.here.children.append(element)
        if tag not in self.VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [], self.here)
        self.here.children.append(element)

    def handle_endtag(self, tag: str) -> None:
        open_: Element | None = self.here
        while open_ is not None and open_.tag != tag:
            open_ = open_.parent
        if open_ is not None and open_.parent is not None:
            self.here = open_.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read(html: str) -> Element:
    """Read a page or a piece of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder, and return it."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def build_site(project: Path, site: Path, *, serving: bool = False, strict: bool = True) -> Path:
    """Build a project strictly, as `mkdocs build --strict` or as `mkdocs serve` does."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=strict)
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    handlers = list(logging.getLogger("mkdocs").handlers)
    try:
        build(config)
    finally:
        logging.getLogger("mkdocs").handlers[:] = handlers
    return site


def example_site(
    folder: Path, changes: Mapping[str, str | bytes | None] | None = None, **options: bool
) -> Path:
    """Build the example with changes; see `examples.example_files`."""
    project = write(folder / "project", example_files(changes))
    return build_site(project, folder / "site", **options)


class Pages(Mapping[str, Element]):
    """The pages of a built site by their path, each read when it is first asked for."""

    def __init__(self, site: Path) -> None:
        self._files = {
            one.relative_to(site).as_posix(): one for one in sorted(site.rglob("*.html"))
        }
        self._read: dict[str, Element] = {}

    def __getitem__(self, path: str) -> Element:
        if path not in self._read:
            self._read[path] = read(self._files[path].read_text(encoding="utf-8"))
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def broken_links(site: Path) -> list[str]:
    """Return every link within a site, by whatever element, that leads to nothing.

    The page of errors is passed over: its links are from the root of wherever the site stands.
    """
    found = Pages(site)
    ids = {path: {one.attributes.get("id") for one in page.all()} for path, page in found.items()}
    return [
        f"{path}: {link}"
        for path, page in found.items()
        if path != "404.html"
        for link in _links(page.all())
        if not _leads(link, path, site, ids)
    ]


def _links(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        for name in ("href", "src"):
            if name in element.attributes:
                yield element.attributes[name]


def _leads(link: str, path: str, site: Path, ids: Mapping[str, set[str | None]]) -> bool:
    url, fragment = urldefrag(urljoin(ROOT + path, link))
    if not url.startswith(ROOT):
        return urlsplit(url).scheme in {"http", "https", "mailto", "javascript", "data"}
    target = unquote(urlsplit(url).path).lstrip("/")
    if not target or target.endswith("/"):
        target += "index.html"
    if not (site / target).is_file():
        return False
    return not fragment or target not in ids or unquote(fragment) in ids[target] | {"__toc"}


def without_heard(element: Element) -> str:
    """Return an element's words without what is only heard."""
    return "".join(
        one if isinstance(one, str) else without_heard(one)
        for one in element.children
        if isinstance(one, str) or one.attributes.get("class") != "dossier-heard"
    )
