"""The benchmarks' own parts: made-up dossiers, judging what was built, tables. Nothing is timed."""

import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from click.testing import CliRunner

from compare import turns
from contestants import Contestant
from dossier.cli import main
from dossier.model.parts import CorrectionKind, QuoteKind
from dossiers import FEWEST, Made, made, write_dossier
from hugo_site import write_hugo_site
from outputs import Expected, Sample, check_report, check_site, expected
from plot import plot
from results import Growth, Size, comparison, exponent, growth, put
from serve import Served, table
from stories import RELATIONS
from whole import Failed, Run, run
from yaml_text import Value, yaml_text

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def small() -> Made:
    """Return the smallest dossier."""
    return made(FEWEST)


@pytest.fixture(scope="module")
def large() -> Made:
    """Return a dossier in which what is drawn rarely is there, too."""
    return made(1000)


def records_of(dossier: Made, kind: str) -> list[dict[str, Any]]:
    """Return the records of a kind as their files have them."""
    return [
        yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - texts alone
        for path, text in dossier.files.items()
        if path.startswith(f"annotations/{kind}/")
    ]


def timed(*seconds: float, megabytes: float = 100) -> list[Run]:
    """Return runs that took so long."""
    return [Run(each, 2 * each, megabytes, "") for each in seconds]


def test_dossiers__are_the_same_for_the_same_seed(small: Made) -> None:
    assert small.files == made(FEWEST).files


def test_dossiers__differ_for_another_seed(small: Made) -> None:
    assert small.files != made(FEWEST, seed=2).files


@pytest.mark.parametrize(("records", "seed"), [(FEWEST, 1), (FEWEST + 1, 2), (150, 3), (333, 4)])
def test_dossiers__check_without_a_finding(
    records: int, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the size and the seed; and all records and quotations are read."""
    dossier = write_dossier(tmp_path, records, seed)
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, ["check", "--format", "json"])
    report = {"findings": [], "records": records, "quotations": dossier.quotations}
    assert (0, report) == (ran.exit_code, json.loads(ran.stdout))
    assert records == dossier.records.total()


def test_dossiers__too_few_records() -> None:
    """Where one of every kind has no place, nothing is made."""
    with pytest.raises(ValueError, match="59 records are too few"):
        made(59)


def test_dossiers__have_records_of_every_kind(small: Made) -> None:
    """In the proportions of the dossier in this repository."""
    expected_counts = {"people": 6, "organizations": 9, "places": 6, "events": 8}
    expected_counts |= {"corrections": 6, "sources": 2, "statements": 23}
    assert Counter(expected_counts) == small.records


def test_dossiers__have_corrections_of_every_kind(small: Made) -> None:
    kinds = [record["kind"] for record in records_of(small, "corrections")]
    assert sorted(CorrectionKind) == sorted(map(str, kinds))


def test_dossiers__have_quotations_of_every_kind(large: Made) -> None:
    """Whose words they are, in one piece and in several, with what comes before and after."""
    text = "".join(large.files.values())
    forms = {str(kind): f"  kind: {kind}\n" for kind in QuoteKind}
    forms |= {
        "in pieces": "  exact:\n  - ",
        "before": "  prefix: ",
        "after": "  suffix: ",
    }
    assert [] == [name for name, form in forms.items() if form not in text]


def test_dossiers__have_relations_of_every_kind(large: Made) -> None:
    statements = records_of(large, "statements")
    found = {name for record in statements for name in RELATIONS if name in record}
    assert set(RELATIONS) == found


def test_dossiers__have_dates_of_several_kinds(large: Made) -> None:
    records = records_of(large, "events") + records_of(large, "statements")
    dates = {str(record.get("date") or record.get("said")) for record in records}
    forms = (r"\d{4}", r"\d{4}-\d\d", r".*\?", r".*~", r"[^.]+/.+", r"\.\./.+", r"\d{4}-\d\d-\d\d")
    assert [] == [form for form in forms if not any(re.fullmatch(form, date) for date in dates)]


def test_dossiers__have_figures_that_two_articles_give(small: Made) -> None:
    figures = [
        figure for record in records_of(small, "events") for figure in record.get("figures") or ()
    ]
    assert {2} == {len(figure["values"]) for figure in figures}


def test_dossiers__link_records_in_notes_and_pages(small: Made) -> None:
    linking = {path.split("/")[0] for path, text in small.files.items() if "[[" in text}
    assert {"annotations", "docs"} == linking


def test_articles__are_as_long_as_news_reports(large: Made) -> None:
    sizes = [len(text.encode()) for path, text in large.files.items() if path[:6] == "seeds/"]
    assert (True, True) == (min(sizes) >= 2000, max(sizes) <= 8192)


def test_articles__have_12_to_24_statements_each(large: Made) -> None:
    """Counted by the article that quotes them first."""
    first = Counter(record["quotes"][0]["source"] for record in records_of(large, "statements"))
    assert (True, True) == (min(first.values()) >= 12, max(first.values()) <= 24)


def test_speakers__a_few_say_most(large: Made) -> None:
    speakers = Counter(record["speaker"] for record in records_of(large, "statements"))
    most = sum(count for _, count in speakers.most_common(len(speakers) // 5))
    assert most > speakers.total() / 2


def test_sentences__have_no_gap_left(large: Made) -> None:
    texts = " ".join(large.files.values())
    assert [] == re.findall(r"\{\w*\}", texts)


@pytest.mark.parametrize(
    "value",
    ["a: b", "x #y", "~100", ">80", "- a", "“a” b", 'a\\b “c” "d"', "a " * 80 + "b", "", "12"],
)
def test_yaml_text__reads_back(value: str) -> None:
    """Whatever a text begins with or holds."""
    fields: dict[str, Value] = {
        "one": value,
        "list": [value, "b c"],
        "within": [{"two": value, "three": "c"}],
    }
    expected_fields = {
        name: content
        for name, content in {
            "one": value,
            "list": [value, "b c"],
            "within": [{"two": value, "three": "c"} if value else {"three": "c"}],
        }.items()
        if content
    }
    loaded = yaml.load(yaml_text(fields), yaml.BaseLoader)  # noqa: S506 - texts alone
    assert expected_fields == loaded


SAMPLE = Sample("statements/a/", "the bridge’s piers are safe", "disputed")
PAGE = (
    '<h1>A <span class="dossier-status dossier-status--disputed">≠ disputed</span></h1>'
    "<blockquote>the  bridge&#8217;s <b>piers</b>\nare safe</blockquote>"
)


def site_of(folder: Path, page: str = PAGE, location: str = "statements/a/#said") -> Path:
    """Write a site of a home page and a statement's page, with the index of its search."""
    for name, text in (("index.html", "Home"), ("statements/a/index.html", page)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    index = {"docs": [{"location": location}]}
    (folder / "search.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


def judge(site: Path, *more: str) -> None:
    """Judge a site that must have two pages, and more."""
    wanted = Expected(frozenset({"", SAMPLE.address, *more}), (SAMPLE,))
    check_site(site, Path("search.json"), wanted)


def test_sites__whole(tmp_path: Path) -> None:
    judge(site_of(tmp_path))


def test_sites__without_a_page(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"1 pages are missing, people/b/ for one"):
        judge(site_of(tmp_path), "people/b/")


def test_sites__without_a_quotation(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="statements/a/ does not quote “the bridge’s piers are safe”"):
        judge(site_of(tmp_path, PAGE.replace("safe", "old")))


def test_sites__without_a_status(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="statements/a/ does not say that its statement is disputed"):
        judge(site_of(tmp_path, PAGE.replace("--disputed", "--stands")))


def test_sites__without_an_entry_for_search(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="1 statements cannot be searched, statements/a for one"):
        judge(site_of(tmp_path, location="statements/b/"))


def test_reports__with_an_error(small: Made) -> None:
    finding = {"severity": "error", "rule": "quote-not-found"}
    report = {"findings": [finding], "records": 60, "quotations": small.quotations}
    with pytest.raises(Failed, match=r"1 errors, .*quote-not-found"):
        check_report(json.dumps(report), small)


def test_reports__with_too_few_records(small: Made) -> None:
    report = {"findings": [], "records": 59, "quotations": small.quotations}
    with pytest.raises(Failed, match=r"read \(59, "):
        check_report(json.dumps(report), small)


def test_reports__as_they_should_be(small: Made) -> None:
    report = {"findings": [], "records": 60, "quotations": small.quotations}
    check_report(json.dumps(report), small)


def test_pages__as_they_were_rendered(small: Made, tmp_path: Path) -> None:
    """What a site must hold is read from the pages and the records."""
    dossier, rendered = tmp_path / "dossier", tmp_path / "rendered"
    write_dossier(dossier, FEWEST)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(dossier)
        assert 0 == CliRunner().invoke(main, ["render", str(rendered)]).exit_code
    wanted = expected(small, rendered)
    statements = {one for one in wanted.addresses if one.startswith("statements/")}
    assert small.records["statements"] + 1 == len(statements)
    assert {"", "timeline/", "people/", "stories/story-1/"} <= wanted.addresses
    assert {"stands", "disputed", "withdrawn"} <= {sample.status for sample in wanted.samples}
    write_hugo_site(rendered, tmp_path / "hugo")
    pages = (tmp_path / "hugo/content").rglob("*.md")
    assert len(wanted.addresses) == sum(1 for _ in pages)


def test_hugo__a_page_and_the_navigation(tmp_path: Path) -> None:
    """The heading becomes the title, everything else stays as it is."""
    rendered, site = tmp_path / "rendered", tmp_path / "site"
    (rendered / "docs/people").mkdir(parents=True)
    settings = "site_name: A & B\nnav:\n- Home: index.md\n- More:\n  - People: people/index.md\n"
    (rendered / "mkdocs.yml").write_text(settings, encoding="utf-8")
    page = '# It&#39;s <b class="x">so</b>\n\n[Home](../index.md)\n'
    (rendered / "docs/people/index.md").write_text(page, encoding="utf-8")
    (rendered / "docs/picture.png").write_bytes(b"png")
    write_hugo_site(rendered, site)
    front = {"title": "It's so", "heading": 'It&#39;s <b class="x">so</b>'}
    found = (site / "content/people/_index.md").read_text(encoding="utf-8")
    assert f"{json.dumps(front)}\n\n\n[Home](../index.md)\n" == found
    assert b"png" == (site / "static/picture.png").read_bytes()
    settings = (site / "hugo.toml").read_text(encoding="utf-8")
    assert ["/", "/people/"] == re.findall(r'^url = "(.*)"$', settings, re.MULTILINE)
    assert ["More"] == re.findall(r'^parent = "(.*)"$', settings, re.MULTILINE)


def test_runs__end_as_they_should(tmp_path: Path) -> None:
    """What is printed is kept; memory is known however short the run is."""
    done = run([sys.executable, "-c", "print('said')"], tmp_path)
    assert ("said\n", True) == (done.printed, done.megabytes > 1)


def test_runs__another_exit_status(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such thing"):
        run([sys.executable, "-c", "import sys; sys.exit('no such thing')"], tmp_path)


def test_comparison__medians_ratios_and_goals() -> None:
    runs = {
        "Ours": timed(3, 1, 2, megabytes=50.4),
        "Ours again": timed(1),
        "MkDocs": timed(10, 12, 8),
    }
    assert (
        "| | s | from … to | processor s | peak MB | of MkDocs | goal |\n"
        "|---|---:|---:|---:|---:|---:|---:|\n"
        "| Ours | 2.00 | 1.00 … 3.00 | 4.0 | 50 | 0.200 | ✓ ≤ 0.25 |\n"
        "| Ours again | 1.00 | 1.00 … 1.00 | 2.0 | 100 | 0.100 | ✗ ≤ 0.08 |\n"
        "| MkDocs | 10.00 | 8.00 … 12.00 | 20.0 | 100 | 1.000 |  |"
    ) == comparison(runs, "MkDocs", {"Ours": 0.25, "Ours again": 0.08})


def test_comparison__without_whom_all_are_compared_with() -> None:
    """Seconds are known, ratios are not."""
    last = comparison({"Ours": timed(2)}, "MkDocs", {}).splitlines()[-1]
    assert "| Ours | 2.00 | 2.00 … 2.00 | 4.0 | 100 |  |  |" == last


def test_growth__sizes_goals_and_exponents() -> None:
    sizes = [
        Size(1000, {"build": 2.0}, {"build": 100.0}),
        Size(10_000, {"build": 20.0}, {"build": 1600.0}),
    ]
    assert (
        "| records | build, s | MB |\n"
        "|---:|---:|---:|\n"
        "| 1,000 | 2.00 | 100 |\n"
        "| 10,000 | 20.00 ✗ ≤ 5 | 1600 ✗ ≤ 1,536 |\n"
        "| exponent, ≤ 1.05 | 1.00 ✓ | 1.20 ✗ |"
    ) == growth(sizes, Growth({("build", 10_000): 5.0}, 1536, 1.05))


@pytest.mark.parametrize(("power", "factor"), [(1.0, 3.0), (2.0, 0.5), (0.0, 7.0)])
def test_exponent__of_a_power(power: float, factor: float) -> None:
    """It is the power, whatever it is multiplied by."""
    counts = [1000, 3000, 10_000]
    found = exponent(counts, [factor * count**power for count in counts])
    assert power == pytest.approx(found)


def test_serving__table() -> None:
    rows = [(122, Served(6.04, 5.2, 4.9, 0.25)), (10_000, Served(60, 1.5, 1.25, 0.25))]
    assert (
        "| records | started | save to page | of it building | of it noticing and asking | goal |\n"
        "|---:|---:|---:|---:|---:|---:|\n"
        "| 122 | 6.0 | 5.20 | 4.90 | 0.25 |  |\n"
        "| 10,000 | 60.0 | 1.50 | 1.25 | 0.25 | ✓ ≤ 2 |"
    ) == table(rows, {10_000: 2.0})


def test_put__between_the_marks() -> None:
    """What is written by hand stays."""
    page = "# A\n\n<!-- growth: made by make bench -->\nold\n<!-- end of growth -->\n\nby hand\n"
    new = page.replace("\nold\n", "\n\nnew \\1\n\n")
    assert new == put(page, "growth", "new \\1")
    assert new == put(new, "growth", "new \\1")


def test_put__without_marks() -> None:
    with pytest.raises(ValueError, match="no place for growth"):
        put("# A\n", "growth", "new")


@pytest.mark.parametrize("part", ["comparison", "growth", "serving"])
def test_readme__has_a_place_for_each_part(part: str) -> None:
    page = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    assert "new" in put(page, part, "new")


def test_plot__lines_and_their_points() -> None:
    """Each line has its name, each point says what it is; linear growth is a straight line."""
    lines = {"build <a>": [(1000.0, 2.0), (10_000.0, 20.0)], "check": [(1000.0, 0.2)]}
    drawing = ET.fromstring(plot("Growth & more", lines))  # noqa: S314 - our own
    assert "Growth & more" == drawing.get("aria-label")
    names = [text.text for text in drawing.iter(f"{SVG}text") if text.get("class") == "name"]
    assert ["build <a>", "check"] == names
    points = [title.text for title in drawing.iter(f"{SVG}title")]
    told = ["build <a>: 1,000 records, 2.00 s", "build <a>: 10,000 records, 20.00 s"]
    assert [*told, "check: 1,000 records, 0.20 s"] == points
    ways = [one.get("d") for one in drawing.iter(f"{SVG}path") if one.get("class") == "line"]
    assert ["M64.0,226.5L540.0,113.2", "M64.0,339.9"] == ways


def test_plot__light_and_dark() -> None:
    drawing = plot("Growth", {"build": [(1000, 1), (3000, 3)]})
    assert 1 == drawing.count("@media (prefers-color-scheme: dark)")
    assert (2, 2) == (
        drawing.count(".s0 { --c:"),
        drawing.count("text { font") + drawing.count("text { fill"),
    )


def test_plot__names_do_not_lie_on_each_other() -> None:
    lines = {f"line {n}": [(1000.0, 1.0), (3000.0, 3.0)] for n in range(4)}
    drawing = ET.fromstring(plot("Growth", lines))  # noqa: S314 - our own
    heights = [float(one.get("y", 0)) for one in drawing.iter(f"{SVG}text") if one.get("class")]
    assert [17.0, 17.0, 17.0] == [round(b - a, 1) for a, b in pairwise(heights)]


def test_turns__of_others_that_fail_do_not_end_the_rest() -> None:
    """A failure of our own does."""

    def failing() -> Run:
        raise Failed("in many lines\nno index")

    several = [Contestant("ours", lambda: timed(1.0)[0]), Contestant("other", failing)]
    runs, failures = turns(several, 2, others={"other"})
    assert ({"ours"}, {"other": "no index"}) == (set(runs), failures)
    with pytest.raises(Failed, match="no index"):
        turns(several, 2)


def test_site__is_searched_but_for_what_was_left_out(tmp_path: Path) -> None:
    wanted = Expected(frozenset({"statements/", "statements/a/"}), ())
    for address in wanted.addresses:
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text("", encoding="utf-8")
    index = tmp_path / "search.json"
    index.write_text('{"items": [{"location": "statements/a/#x"}]}', encoding="utf-8")
    check_site(tmp_path, Path("search.json"), wanted, {"statements/"})
    with pytest.raises(Failed, match="1 statements cannot be searched"):
        check_site(tmp_path, Path("search.json"), wanted)
