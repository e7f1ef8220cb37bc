"""The timeline: dates of every kind on one axis, and what is told of the time between them."""

from collections.abc import Iterable
from datetime import date

import pytest

from dossier.link.dossier import Dossier, link
from dossier.model.dates import Day, Edtf
from dossier.records.reading import read_annotations
from dossier.render.pages import Page, Renderer
from dossier.tree import MemoryTree
from dossier.views.axis import Gap, Scale, Stretch, Sureness, gap, reach
from dossier.views.marks import marks
from dossier.views.names import Names
from dossier.views.timeline import (
    LONGEST,
    TimelineView,
    timeline_titles,
    timeline_view,
    timeline_years,
)
from examples import build_example, example_files
from sites import Element, read, rendered


def dossier(files: dict[str, str]) -> Dossier:
    """Link records, by their paths below annotations/."""
    tree = MemoryTree({f"annotations/{path}": text for path, text in files.items()})
    return link(read_annotations(tree, "annotations"), {}, {})


def events(dates: Iterable[str | None]) -> Names:
    """Return a dossier of events with these dates, named by their number in the list."""
    files = {}
    for number, text in enumerate(dates):
        when = f"date: {text}\n" if text else ""
        files[f"events/event-{number}.yml"] = f"name: Event {number}\n{when}"
    return Names(dossier(files))


def laid_out(view: TimelineView) -> list[tuple[str, list[str]]]:
    """Return the periods of a timeline with the names of what was in them."""
    return [
        (period.when.words, [entry.name.title for entry in period.entries])
        for year in view.years
        for period in year.periods
    ]


def page(names: Names, path: str = "timeline.md") -> Element:
    """Return a page of the site, as a browser finds it."""
    pages: dict[str, Page] = {one.path: one for one in Renderer(names.dossier).pages()}
    return read(rendered(pages[path].markdown)[0])


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            ["2024-02-05", "2024-02", "../2024-02-05", "2024-02-05~", "2024-02-05?", "2024-02-06"],
            [
                "February 2024",
                "on or before 5 February 2024",
                "5 February 2024",
                "possibly 5 February 2024",
                "about 5 February 2024",
                "6 February 2024",
            ],
        ),
        (
            ["2024-02-02/2024-02-06", "2024-02-02/..", "2024-02-02/2024-02-03", "2024-02-02"],
            [
                "2 February 2024",
                "between 2 and 3 February 2024",
                "between 2 and 6 February 2024",
                "on or after 2 February 2024",
            ],
        ),
        (
            ["2024-21", "199X", "2024-XX", "1999-01-XX", "19XX"],
            [
                "between 1900 and 1999",
                "the 1990s",
                "a day in January 1999",
                "a month in 2024",
                "spring 2024",
            ],
        ),
        (
            ["Y12000", "-0043-03-15", "0000", "0044", "Y-12000", "2024"],
            ["12,001 BC", "15 March 44 BC", "1 BC", "AD 44", "2024", "AD 12,000"],
        ),
    ],
)
def test_timeline__is_in_order_of_the_first_day_known(
    dates: list[str], expected: list[str]
) -> None:
    assert expected == [when for when, _ in laid_out(timeline_view(events(dates)))]


def test_timeline__times_of_day_share_their_day_and_order_it() -> None:
    """The day alone comes first, and each entry keeps its time."""
    names = events(["2024-02-05T14:00:00", "2024-02-05", "2024-02-05T09:30:00"])
    view = timeline_view(names)
    assert [("5 February 2024", ["Event 1", "Event 2", "Event 0"])] == laid_out(view)
    (entries,) = page(names).of_class("dossier-moments")
    assert [
        "◆ event Event 1",
        "◆ event 5 February 2024, 09:30 Event 2",
        "◆ event 5 February 2024, 14:00 Event 0",
    ] == [one.text for one in entries.all("li")]


def test_timeline__kinds_of_one_day_have_an_order_and_the_undated_come_last() -> None:
    """What happened, what was said, what was taken back, what was published."""
    published = build_example({"annotations/events/later.yml": "name: Undated\n"}).published
    view = timeline_view(Names(published))
    assert [
        ("May 2024", ["Inspection of the bridge"]),
        ("6 May 2024", ["Meeting of the council", "The bridge is safe."]),
        ("7 May 2024", ["The bridge is not safe."]),
        (
            "8 May 2024",
            [
                "The mayor was wrong about the bridge.",
                "Retraction: The bridge is safe.",
                "Mayor takes back word on bridge",
            ],
        ),
    ] == laid_out(view)
    assert (["Undated"], 8) == ([entry.name.title for entry in view.undated], view.count)


def test_timeline__statements_have_their_status_and_entries_what_they_are_found_by() -> None:
    found = page(Names(build_example().published))
    told = [
        (
            one.text,
            one.attributes["data-kind"],
            one.attributes.get("data-who"),
            one.attributes["data-from"],
        )
        for one in found.of_class("dossier-moment")
    ]
    assert [
        ("◆ event Inspection of the bridge", "events", None, "2024-05-01"),
        ("◆ event Meeting of the council", "events", "people/mayor", "2024-05-06"),
        (
            "“ statement The bridge is safe. ✕ withdrawn — The mayor",
            "statements",
            "people/mayor",
            "2024-05-06",
        ),
        (
            "“ statement The bridge is not safe. ✓ stands — The engineer",
            "statements",
            "people/engineer",
            "2024-05-07",
        ),
        (
            "“ statement The mayor was wrong about the bridge. ✓ stands — The mayor",
            "statements",
            "people/mayor",
            "2024-05-08",
        ),
        (
            "↺ correction Retraction: The bridge is safe. ✕ withdrawn — The mayor",
            "corrections",
            "people/mayor",
            "2024-05-08",
        ),
        (
            "▤ publication Mayor takes back word on bridge — The Gazette",
            "sources",
            "organizations/gazette",
            "2024-05-08",
        ),
    ] == told
    assert [
        "Everybody",
        "The engineer (1)",
        "The mayor (4)",
        "The Gazette (1)",
    ] == [one.text for one in found.all("option")]
    links = [one.attributes["href"] for one in found.all("a") if one.text == "The bridge is safe."]
    assert ["../statements/bridge-is-safe/"] == links


def test_timeline__what_may_be_of_any_time_before_counts_from_no_day() -> None:
    (entry,) = page(events(["../2024-02-05"])).of_class("dossier-moment")
    assert "data-from" not in entry.attributes


def test_timeline__drafts_are_not_on_it() -> None:
    files = example_files()
    path = "annotations/statements/bridge-is-not-safe.yml"
    changes = {path: b"draft: true\n" + files[path]}
    assert "is not safe" not in page(Names(build_example(changes).published)).text


def test_timeline__of_an_empty_dossier_says_so() -> None:
    found = page(Names(dossier({})))
    assert "Nothing in this dossier has a date yet." in found.text
    assert [] == [one.tag for one in found.all("svg", "fieldset")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2024-02-02", "2024-02-03", None),
        ("2024-02-02", "2024-02-02?", None),
        ("2024-02-02", "2024-02-04", Gap(2, "days")),
        ("2024-02-28", "2024-03-01", Gap(2, "days")),
        ("2023-02-28", "2023-03-01", None),
        ("2024-01-01", "2024-03-01", Gap(60, "days")),
        ("2024-01-01", "2024-03-02", Gap(2, "months")),
        ("2024-01-31", "2024-04-30", Gap(2, "months")),
        ("2022-02-03", "2024-02-02", Gap(23, "months")),
        ("2022-02-02", "2024-02-02", Gap(2, "years")),
        ("2014~", "2023-10-07", Gap(8, "years")),
        ("2024-01", "2024-02-02", Gap(2, "days")),
        ("2014/2024", "2024-01-01", Gap(10, "years")),
        ("2014/..", "2024-01-01", Gap(10, "years")),
        ("2023-12-01", "../2024-02-05", Gap(2, "months")),
        ("-0043", "0044", Gap(86, "years")),
        ("Y-12000", "Y12000", Gap(23999, "years")),
    ],
)
def test_gap__is_told_from_the_end_of_what_is_before(
    before: str, after: str, expected: Gap | None
) -> None:
    assert expected == gap(reach(Edtf.parse(before)), Edtf.parse(after))


def test_gap__is_told_from_the_latest_of_all_before_on_the_page() -> None:
    """A month that is listed first reaches past the days in it."""
    found = page(events(["2024-01", "2024-01-03", "2024-02-04", "2033-02-05"]))
    assert ["4 days later", "9 years later"] == [
        one.text for one in found.of_class("dossier-gap-in-time")
    ]


def test_scale__every_day_has_the_same_space_and_longer_stretches_little_more() -> None:
    dates = [Edtf.parse(text) for text in ("2023-10-29", "2024-02-06", "2024-02-07", "2024-02-08")]
    scale = Scale(dates)
    # The 99 days between take 1 + log10(99) days, 2.9956; four days of 6.9956 are 57.18 per cent.
    assert (
        Stretch(0.0, 14.29, true=True),
        Stretch(14.29, 57.12, true=False),
        Stretch(57.12, 100.0, true=True),
    ) == scale.stretches
    assert [(0.0, 14.29), (57.12, 71.41), (71.41, 85.71), (85.71, 100.0)] == [
        (extent.start, extent.end) for extent in map(scale.extent, dates)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "open_start", "open_end", "sureness"),
    [
        ("2024-02-02", 20.0, 40.0, False, False, Sureness.DAY),
        ("2024-02-02T10:00:00", 20.0, 40.0, False, False, Sureness.DAY),
        ("2024-02-03?", 40.0, 60.0, False, False, Sureness.POSSIBLY),
        ("2024-02-03~", 40.0, 60.0, False, False, Sureness.ABOUT),
        ("2024-02-03%", 40.0, 60.0, False, False, Sureness.POSSIBLY),
        ("2024-02-02/2024-02-04", 20.0, 80.0, False, False, Sureness.WITHIN),
        ("../2024-02-03", 0.0, 60.0, True, False, Sureness.WITHIN),
        ("2024-02-03/..", 40.0, 100.0, False, True, Sureness.WITHIN),
        ("2024-02-03?/", 40.0, 100.0, False, True, Sureness.POSSIBLY),
    ],
)
def test_extent__reaches_from_the_first_day_to_the_last(  # noqa: PLR0913
    text: str, start: float, end: float, *, open_start: bool, open_end: bool, sureness: Sureness
) -> None:
    """Three days with room for what lies before and after them."""
    others = ("2024-02-02", "2024-02-03", "2024-02-04", "../2024-02-03", "2024-02-03/..")
    date = Edtf.parse(text)
    extent = Scale([date, *map(Edtf.parse, others)]).extent(date)
    assert (start, end, open_start, open_end, sureness) == (
        extent.start,
        extent.end,
        extent.open_start,
        extent.open_end,
        extent.sureness,
    )


@pytest.mark.parametrize(
    "text", ["2024-02-03", "../2024-02-03", "2024-02-03/..", "Y-99999", "19XX", "2024-24", "-0001"]
)
def test_extent__of_one_thing_alone_is_on_the_axis(text: str) -> None:
    date = Edtf.parse(text)
    extent = Scale([date]).extent(date)
    assert 0.0 <= extent.start < extent.end <= 100.0


def test_marks__days_are_bars_and_what_may_lie_on_several_is_a_line() -> None:
    """Lines that would cover one another have lanes of their own."""
    texts = ["2024-02-02", "2024-02-02/2024-02-04", "2024-02-03?", "2024-02-04", "2024-02-05/.."]
    dates = [Edtf.parse(text) for text in texts]
    found = marks(Scale(dates), [(when, None, f"a-{n}", n + 1) for n, when in enumerate(dates)])
    assert [
        ("a-0", None, "Feb 2024"),
        ("a-1", 0, None),
        ("a-2", 1, None),
        ("a-3", None, None),
        ("a-4", 1, None),
    ] == [(mark.anchor, mark.lane, mark.label) for mark in found]
    assert [44.72, 100.0] == [found[0].height, found[4].height]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (range(1980, 2020), ["1980", "1981"]),
        (range(1979, 2020), ["between 1970 and 1979", "between 1980 and 1989"]),
        (range(-50, 50), ["between 51 and 42 BC", "between 41 and 32 BC"]),
        (range(20_000, 0, -300), ["between 1 BC and AD 999"]),
    ],
)
def test_marks__many_dates_share_those_of_longer_and_longer_times(
    years: range, expected: list[str]
) -> None:
    dates = sorted(
        Edtf.parse(f"{'Y' if year > 9999 else ''}{'-' if year < 0 else ''}{abs(year):04}")
        for year in years
    )
    found = marks(Scale(dates), [(when, None, "x", 1) for when in dates])
    assert len(years) == sum(mark.count for mark in found)
    assert len(found) <= 40
    assert expected == [mark.when.words for mark in found[: len(expected)]]


def test_marks__of_many_days_are_months() -> None:
    names = events(f"2024-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 25))
    found = page(names)
    (overview,) = found.of_class("dossier-overview")
    assert [
        ("January 2024: 24 entries", "#on-2024-01-01"),
        ("February 2024: 24 entries", "#on-2024-02-01"),
    ] == [(next(one.all("title")).text, one.attributes["href"]) for one in overview.all("a")]


def test_anchors__differ_for_every_date_and_lead_to_its_section() -> None:
    texts = [
        *("2024-02-02", "2024-02-02?", "2024-02-02~", "2024-02-02%", "../2024-02-02"),
        *("/2024-02-02", "2024-02-02/..", "2024-02-02/", "2024-02-02/2024-02-03", "2024"),
        *("2024-02-02?/2024-02-03", "2024-02-02/2024-02-03?", "-0043/-0042", "Y-12000", "199X"),
    ]
    found = page(events(texts))
    sections = {one.attributes["id"]: next(one.all("h3")).text for one in found.all("section")}
    (overview,) = found.of_class("dossier-overview")
    leads = {one.attributes["href"]: next(one.all("title")).text for one in overview.all("a")}
    assert len(texts) == len(sections)
    assert {f"#{id_}": f"{when}: one entry" for id_, when in sections.items()} == leads


def test_large_dossier__has_a_page_for_each_year_and_one_that_leads_to_them() -> None:
    """Every entry is on one page, and every page says where the others are."""
    dates = [f"{2000 + number % 3}-05-{1 + number % 28:02}" for number in range(LONGEST)]
    names = events([*dates, "-0043", None])
    whole, parts = timeline_view(names), tuple(timeline_years(names))
    assert ((), (), LONGEST + 2) == (whole.years, whole.undated, whole.count)
    assert [
        ("timeline/-0043.md", "Timeline: 44 BC", 1),
        ("timeline/2000.md", "Timeline: 2000", 500),
        ("timeline/2001.md", "Timeline: 2001", 500),
        ("timeline/2002.md", "Timeline: 2002", 500),
        ("timeline/undated.md", "Timeline: undated", 1),
    ] == [(part.path, part.title, part.count) for part in parts]
    assert {part.path: part.title for part in parts} == timeline_titles(names.dossier)
    assert [*timeline_titles(names.dossier)] == [part.path for part in parts]
    links = [one.attributes["href"] for one in page(names).all("a")]
    years = [f"{name}/" for name in ("-0043", "2000", "2001", "2002")]
    assert [*years, "undated/", *years] == links
    one = page(names, "timeline/2001.md")
    assert "Timeline: 2001" == next(one.all("h1")).text
    (list_,) = one.of_class("dossier-years")
    assert ["../", "../-0043/", "../2000/", "../2002/", "../undated/"] == [
        link.attributes["href"] for link in list_.all("a")
    ]
    assert 500 == len(list(one.of_class("dossier-moment")))


def test_ordinal__counts_days_as_the_calendar_does() -> None:
    """Python's own calendar is the judge where it reaches; before, no day is left out."""
    zero = date(1, 1, 1).toordinal() - Day(1, 1, 1).ordinal
    for year in (1, 4, 100, 1582, 1900, 2000, 2023, 2024, 9999):
        for month, day in ((1, 1), (2, 28), (3, 1), (12, 31)):
            assert date(year, month, day).toordinal() - zero == Day(year, month, day).ordinal
    assert 1 == Day(0, 1, 1).ordinal - Day(-1, 12, 31).ordinal
    assert 2 == Day(-4, 3, 1).ordinal - Day(-4, 2, 28).ordinal


def test_day__in_words() -> None:
    assert ["5 February 2024", "15 March 44 BC", "1 January AD 12,024"] == [
        Day(2024, 2, 5).words,
        Day(-43, 3, 15).words,
        Day(12024, 1, 1).words,
    ]
