"""Measure `dossier suggest` on this repository's own articles, whose annotations are the truth.

    python benchmarks/suggest.py [--missed]

Prints Markdown tables. Of the quotations in statements, how many are suggested before there are any
statements, and by which kind of suggestion; how many suggestions no statement bears out; which of
the people, organizations and places are found; what is left to suggest once all is annotated; and
how long long and hostile articles take.

With `--missed`, also lists what was missed and what was suggested in vain.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dossier.desk.suggesting.article import Article
from dossier.desk.suggesting.coverage import coverage
from dossier.desk.suggesting.grouping import Group, group
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.languages import language_of
from dossier.desk.suggesting.suggestions import Suggestion, What, suggest
from dossier.link.dossier import Dossier
from dossier.model.fields import Kind
from dossier.model.records import Organization, Person, Place
from dossier.pipeline import build
from dossier.settings import Settings
from dossier.text.naming import Naming, name_key
from dossier.text.source import Span
from dossier.tree import MemoryTree

ROOT = Path(__file__).resolve().parent.parent
NAMED = (Kind.PEOPLE, Kind.ORGANIZATIONS, Kind.PLACES)
STAGES = {
    "sources only": (Kind.SOURCES,),
    "with names": (Kind.SOURCES, *NAMED),
    "all": tuple(Kind),
}
REPORT = (
    "“The bridge at Ashmoor is safe,” Jane Orme told reporters on Monday. The boys' club is "
    "'closed', Maj. Gen. Tom Vale of the Ministry of Defence said, and they denied it.\n\n"
)
HOSTILE = {
    "1 MB of reports": REPORT * (1_000_000 // len(REPORT)),
    "100,000 opening marks": "“" * 100_000,
    "50,000 marks in each other": "“‘" * 25_000 + "a" + "’”" * 25_000,
    "1 MB without a space": "a" * 1_000_000,
    "1 MB of one name": "Aa " * 333_333,
    "1 MB of verbs": "asked, " * 142_857,
    "1 MB of full stops": ". " * 500_000,
}


def main() -> None:
    """Measure and print."""
    stages = {name: _dossier(kinds) for name, kinds in STAGES.items()}
    truth = stages["all"]
    missed: list[str] = []
    print(
        "| records there are | quotations suggested | as quotes | as speech | suggested | in vain |"
    )
    print("|---|---:|---:|---:|---:|---:|")
    for name, dossier in stages.items():
        print(_statements(name, dossier, truth, missed))
    print("\n| names | found | of |\n|---|---:|---:|")
    for line in _names(stages["sources only"], truth, missed):
        print(line)
    print("\n| source, all annotated | quoted passages | reported speech | words |")
    print("|---|---:|---:|---:|")
    for article in _articles(truth, Known(truth)):
        found = coverage(article)
        shares = (found.passages, found.sentences, found.words)
        cells = " | ".join(f"{one.covered} of {one.total}" for one in shares)
        print(f"| {found.source.id} | {cells} |")
    if "--missed" in sys.argv:
        print("\n" + "\n".join(missed))
    print("\n| article | s |\n|---|---:|")
    for name, text in HOSTILE.items():
        print(f"| {name} | {_seconds(text):.1f} |", flush=True)


def _dossier(kinds: Iterable[Kind]) -> Dossier:
    folders = ["seeds", *(f"annotations/{kind}" for kind in kinds)]
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    }
    return build(MemoryTree(files), Settings()).dossier


def _articles(dossier: Dossier, known: Known) -> list[Article]:
    english = language_of("en")
    return [Article(dossier, key, known, english) for key in sorted(dossier.texts)]


def _statements(name: str, dossier: Dossier, truth: Dossier, missed: list[str]) -> str:
    known = Known(dossier)
    articles = _articles(dossier, known)
    found = suggest(articles, known, (What.QUOTES, What.SPEECH))
    quotations = [
        (article, quotation.key, quotation.spans)
        for article in articles
        for quotation in truth.quotations_from(article.key)
        if quotation.key.kind is Kind.STATEMENTS
    ]
    by_kind: Counter[What | None] = Counter()
    for article, key, spans in quotations:
        kinds = [one.what for one in found if one.article is article and _meet(one, spans)]
        kind = min(kinds, default=None)
        by_kind[kind] += 1
        if kind is None and dossier is not truth:
            missed.append(f"{name}: not suggested: {key}: {article.source.words(spans[0])}")
    vain = [
        one
        for one in found
        if not any(one.article is article and _meet(one, spans) for article, _, spans in quotations)
    ]
    missed += [f"{name}: in vain: {one.article.source.words(one.span)}" for one in vain]
    suggested = by_kind.total() - by_kind[None]
    return (
        f"| {name} | {suggested} of {by_kind.total()} | {by_kind[What.QUOTES]} "
        f"| {by_kind[What.SPEECH]} | {len(found)} | {len(vain)} |"
    )


def _meet(suggestion: Suggestion, spans: Iterable[Span]) -> bool:
    """Say whether a suggestion and a quotation share half the words of the shorter one."""
    words = suggestion.article.words
    own = set(words.within(suggestion.span))
    quoted = {number for span in spans for number in words.within(span)}
    return 2 * len(own & quoted) >= min(len(own), len(quoted)) > 0


def _names(bare: Dossier, truth: Dossier, missed: list[str]) -> Iterable[str]:
    known = Known(bare)
    groups = group(_articles(bare, known), known)
    forms = {_key(form): one for one in groups for form in (one.name, *one.others)}
    used: set[Group] = set()
    for kind in NAMED:
        records = [
            record
            for record in truth.of_kind(kind)
            if isinstance(record, Person | Organization | Place)
        ]
        found = 0
        for record in records:
            hits = {forms[_key(n)] for n in (record.name, *record.aliases) if _key(n) in forms}
            used |= hits
            found += bool(hits)
            if not hits:
                missed.append(f"name not found: {record.key}, {_why(record, bare)}")
        yield f"| {kind} | {found} | {len(records)} |"
    vain = [one.name for one in groups if one not in used]
    missed += [f"name in vain: {name}" for name in vain]
    yield f"| suggested | {len(groups)} | |\n| of these no record | {len(vain)} | |"


def _key(name: str) -> tuple[str, ...]:
    words = [word for word in name_key(name.replace(".", "")) if word != " "]
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _why(record: Person | Organization | Place, bare: Dossier) -> str:
    names = [record.name, *record.aliases]
    naming = Naming((name, name) for name in names)
    seen = [one.who for text in bare.texts.values() for one in naming.find(text.text)]
    if isinstance(record, Person) and record.unnamed:
        return "described and not named"
    if not seen:
        return "no text has the name"
    return f"stands there as {', '.join(sorted(set(seen)))}"


def _seconds(text: str) -> float:
    record = b"label: x\ntext: a.txt\nlanguage: en\n"
    files = {"seeds/a.txt": text.encode(), "annotations/sources/a.yml": record}
    dossier = build(MemoryTree(files), Settings()).dossier
    started = time.perf_counter()
    known = Known(dossier)
    articles = _articles(dossier, known)
    suggest(articles, known, What)
    for article in articles:
        coverage(article)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
