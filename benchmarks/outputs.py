"""Is what was built what should have been built? A run that does not pass counts for nothing."""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from dossiers import Made
from whole import Failed

SAMPLES = 12
"""Statements whose pages are read."""

_TAG = re.compile(r"<[^>]*>")
_STATUS = re.compile(r"dossier-status--(\w+)")


@dataclass(frozen=True, slots=True)
class Sample:
    """A statement's page.

    Attributes:
        address: "statements/its-id/".
        quotation: Words that stand on it.
        status: The one beside its heading.
    """

    address: str
    quotation: str
    status: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What the pages that `dossier render` wrote must become.

    Attributes:
        addresses: Of all pages, relative to the site.
        samples: Some statements, with several statuses among them.
    """

    addresses: frozenset[str]
    samples: tuple[Sample, ...]


def expected(made: Made, rendered: Path) -> Expected:
    """Say what a site of these pages must hold."""
    docs = rendered / "docs"
    files = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    found: dict[str, list[Sample]] = {}
    for id_, words in _quoted(made):
        heading = (docs / f"statements/{id_}.md").read_text(encoding="utf-8").partition("\n")[0]
        status = _STATUS.search(heading)
        if status is None:
            raise Failed(f"no status on the page of {id_}: {heading}")
        found.setdefault(status[1], []).append(Sample(f"statements/{id_}/", words, status[1]))
    each = -(-SAMPLES // len(found))
    samples = [one for same in found.values() for one in same[:each]]
    return Expected(frozenset(map(address, files)), tuple(samples))


def check_site(site: Path, search: Path, wanted: Expected, left_out: Collection[str] = ()) -> None:
    """Judge a site.

    Args:
        site: Its folder.
        search: The index of its search in that folder.
        wanted: What it must hold.
        left_out: The addresses of pages that its search need not know.

    Raises:
        Failed: a page is missing, or a quotation, a status or an entry of the search index.
    """
    missing = [one for one in wanted.addresses if not (site / one / "index.html").is_file()]
    if missing:
        raise Failed(f"{len(missing)} pages are missing, {min(missing)} for one")
    for sample in wanted.samples:
        page = (site / sample.address / "index.html").read_text(encoding="utf-8")
        if sample.quotation not in shown(page):
            raise Failed(f"{sample.address} does not quote “{sample.quotation}”")
        _, _, heading = page.partition("<h1")
        status = _STATUS.search(heading)
        if status is None or status[1] != sample.status:
            raise Failed(f"{sample.address} does not say that its statement is {sample.status}")
    indexed = {one.partition("#")[0].strip("/") for one in _locations(site / search)}
    searched = {one for one in wanted.addresses if one.startswith("statements/")}
    lost = {one.strip("/") for one in searched.difference(left_out)} - indexed
    if lost:
        raise Failed(f"{len(lost)} statements cannot be searched, {min(lost)} for one")


def shown(page: str) -> str:
    """Return what a page says, on one line."""
    return " ".join(unescape(_TAG.sub("", page)).split())


def check_report(printed: str, made: Made) -> None:
    """Judge what `dossier check --format json` printed.

    Raises:
        Failed: there are errors, or records or quotations were not read.
    """
    report = json.loads(printed)
    errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
    if errors:
        raise Failed(f"{len(errors)} errors, {errors[0]} for one")
    counted = report["records"], report["quotations"]
    if counted != (made.records.total(), made.quotations):
        raise Failed(f"read {counted}, written {made.records.total(), made.quotations}")


def _quoted(made: Made) -> Iterator[tuple[str, str]]:
    """Yield statements and the words that they quote, where these are published."""
    for key, fields in made.world.records.items():
        kind, id_ = key.split("/")
        if kind != "statements":
            continue
        quotes = fields["quotes"]
        assert isinstance(quotes, list)
        source = made.world.records[f"sources/{quotes[0]['source']}"]
        words = quotes[0]["exact"]
        if source["publish"] != "none" and isinstance(words, str):
            yield id_, words


def address(file: str) -> str:
    """Return where the page of a file of Markdown is, relative to the site."""
    return re.sub(r"(?:(?<=/)index|^index)?\.md$", "/", file).replace("//", "/").lstrip("/")


def _locations(index: Path) -> Iterable[str]:
    found = json.loads(index.read_text(encoding="utf-8"))
    entries = found if isinstance(found, list) else found.get("docs") or found["items"]
    return [entry["location"] for entry in entries]
