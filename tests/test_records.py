"""Records as authors write them: what each field takes, what it refuses, and where that stands."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.location import Location
from dossier.model.fields import Key, Kind
from dossier.model.parts import CorrectionKind, Format, Publish, QuoteKind
from dossier.model.records import Correction, Event, Organization, Person, Place, Source, Statement
from dossier.records.reading import Annotations, read_annotations
from dossier.tree import FolderTree, MemoryTree

STATEMENT = "speaker: mayor\nsaid: 2024-05-06\nclaim: The bridge is safe.\n"


def annotations(files: Mapping[str, str | bytes]) -> Annotations:
    """Read records given by their paths below annotations/."""
    return read_annotations(
        MemoryTree({f"annotations/{path}": text for path, text in files.items()}), "annotations"
    )


def faults(path: str, text: str | bytes) -> list[tuple[str, str, str]]:
    """Return rule, `line:column` and message of what is wrong with one record."""
    return [
        (finding.rule, f"{finding.at.line}:{finding.at.column}", finding.message)
        for finding in annotations({path: text}).findings
    ]


def advice(path: str, text: str) -> str:
    """Return the help of the one finding in a record."""
    (finding,) = annotations({path: text}).findings
    return finding.help


# Sound records


def test_person() -> None:
    """Every field of a person."""
    text = (
        "name: The mayor\naliases: [Her Worship]\nunnamed: true\ndraft: false\n"
        "roles:\n- title: mayor\n  organization: council\n  from: 2020\n  to: 2024-05\n"
        "notes: |\n  Answers *questions*.\nsame_as: [https://example.org/mayor]\n"
        "formerly: [lady-mayor]\nquotes:\n- {source: gazette, exact: the mayor}\n"
    )
    read = annotations({"people/mayor.yml": text})
    mayor = read.records[Key(Kind.PEOPLE, "mayor")]

    assert () == read.findings
    assert isinstance(mayor, Person)
    assert ("The mayor", ("Her Worship",), True) == (mayor.name, mayor.aliases, mayor.unnamed)
    (role,) = mayor.roles
    assert ("mayor", "council") == (role.title, role.organization)
    assert role.since is not None
    assert role.until is not None
    assert ("2020", "2024-05") == (role.since.text, role.until.text)
    assert "Answers *questions*." == mayor.notes
    assert ("https://example.org/mayor",) == mayor.same_as
    assert ("lady-mayor",) == mayor.formerly
    assert ("the mayor",) == mayor.quotes[0].exact


def test_organization_and_place() -> None:
    """Both are part of others; a place has coordinates."""
    read = annotations(
        {
            "organizations/council.yml": "name: Council\npart_of: town\nkind: government\n",
            "places/bridge.yml": "name: Bridge\npart_of: town\ncoordinates: [12.35, -7]\n",
        }
    )
    council = read.records[Key(Kind.ORGANIZATIONS, "council")]
    bridge = read.records[Key(Kind.PLACES, "bridge")]

    assert isinstance(council, Organization)
    assert ("town", "government") == (council.part_of, council.kind)
    assert isinstance(bridge, Place)
    assert (12.35, -7.0) == bridge.coordinates


def test_event() -> None:
    """Participants, parts, and figures with the words that give them."""
    text = (
        "name: Inspection\ndate: 2024-05\nplaces: [bridge]\nparticipants:\n"
        "- {who: engineer, role: counted bolts}\npart_of: repair\nfollows: [flood]\nfigures:\n"
        "- of: bolts\n  values:\n  - value: '>80'\n"
        "    quote: {source: gazette, exact: more than 80 bolts}\n"
    )
    event = annotations({"events/inspection.yml": text}).records[Key(Kind.EVENTS, "inspection")]

    assert isinstance(event, Event)
    assert (("bridge",), "repair", ("flood",)) == (event.places_, event.part_of, event.follows)
    assert ("engineer", "counted bolts") == (event.participants[0].who, event.participants[0].role)
    (value,) = event.figures[0].values
    assert (">80", ("more than 80 bolts",)) == (value.value.text, value.quote.exact)


def test_statement() -> None:
    """A quotation in pieces is a list; in one piece, it may stand alone."""
    text = (
        f"{STATEMENT}at: meeting\nabout: [bridge, people/engineer]\ncontradicts: [unsafe]\n"
        "repeats: [a]\nconfirms: [b]\nresponds_to: [c]\nquotes:\n"
        "- {source: gazette, kind: direct, exact: It is safe, prefix: He said, suffix: today}\n"
        "- {source: gazette, kind: mixed, exact: [It is safe, he said]}\n"
    )
    statement = annotations({"statements/safe.yml": text}).records[Key(Kind.STATEMENTS, "safe")]

    assert isinstance(statement, Statement)
    assert ("mayor", "2024-05-06", "meeting") == (
        statement.speaker,
        statement.said.text,
        statement.at,
    )
    assert ("bridge", "people/engineer") == statement.about
    one, two = statement.quotes
    assert (QuoteKind.DIRECT, ("It is safe",), "He said", "today") == (
        one.kind,
        one.exact,
        one.prefix,
        one.suffix,
    )
    assert (QuoteKind.MIXED, ("It is safe", "he said")) == (two.kind, two.exact)


def test_source_and_correction() -> None:
    """What a source has, and what corrects what."""
    digest = "0" * 63 + "f"
    read = annotations(
        {
            "sources/gazette.yml": (
                "label: A report\npublisher: gazette\npublished: 2024-05-08\ntext: a/b.html\n"
                f"sha256: {digest}\nformat: html\nlanguage: pt-BR\npublish: none\n"
                "url: https://example.org/a?b=c#d\narchive_url: http://example.org:8080/\n"
                "authors: [A. Writer]\nretrieved: 2024-05-09\nreports: [events/meeting]\n"
            ),
            "corrections/erratum.yml": (
                "corrects: [safe, sources/gazette]\nkind: erratum\nissued: 2024-05-10\n"
            ),
        }
    )
    source = read.records[Key(Kind.SOURCES, "gazette")]
    erratum = read.records[Key(Kind.CORRECTIONS, "erratum")]

    assert isinstance(source, Source)
    assert ("A report", "a/b.html", digest) == (source.title_text, source.text, source.sha256)
    assert (Format.HTML, Publish.NONE, "pt-BR") == (source.format, source.publish, source.language)
    assert isinstance(erratum, Correction)
    assert (CorrectionKind.ERRATUM, None) == (erratum.kind, erratum.by)


def test_fields_without_a_value__count_as_left_out() -> None:
    """An author who leaves a field empty has not filled it in yet."""
    text = "name: Bridge\nkind:\nnotes: ~\npart_of: null\naliases:\n"
    read = annotations({"places/bridge.yml": text})

    assert () == read.findings
    assert {Key(Kind.PLACES, "bridge")} == set(read.records)


def test_values__stay_the_texts_that_authors_wrote() -> None:
    """YAML's numbers, booleans and times of day are none here."""
    read = annotations({"places/no.yml": "name: NO\naliases: [1:20, 007, 1e3, yes, 2024-02-06]\n"})
    place = read.records[Key(Kind.PLACES, "no")]

    assert isinstance(place, Place)
    assert ("NO", ("1:20", "007", "1e3", "yes", "2024-02-06")) == (place.name, place.aliases)


def test_places__of_every_field() -> None:
    """The value's place, its name's, and of what is not there the place of what encloses it."""
    text = "# A comment first\nname: Bridge\naliases:\n- Old bridge\n- >-\n  New\n  bridge\n"
    places = annotations({"places/bridge.yml": text}).remains[Key(Kind.PLACES, "bridge")].places

    def at(line: int, column: int) -> Location:
        return Location("annotations/places/bridge.yml", line, column)

    assert at(2, 1) == places.of()
    assert at(2, 7) == places.of("name")
    assert at(2, 1) == places.of_name("name")
    assert at(5, 3) == places.of("aliases", 1)
    assert at(4, 1) == places.of("aliases", 7)
    assert at(2, 1) == places.of_name("kind")


def test_records__are_in_the_order_of_kinds_then_ids() -> None:
    """Whatever the order of the files."""
    text = "name: x\n"
    read = annotations(
        {"places/b.yml": text, "places/a.yml": text, "events/c.yml": text, "people/d.yml": text}
    )
    assert ["people/d", "places/a", "places/b", "events/c"] == [str(key) for key in read.records]


# Files that are no records


@pytest.mark.parametrize(
    "path",
    [
        "persons/clerk.yml",
        "people/clerk.yaml",
        "people/clerk.YML",
        "people/staff/clerk.yml",
        "clerk.yml",
        "people/clerk.txt",
        "People/clerk.yml",
        "README.md",
    ],
)
def test_file__in_the_wrong_place_is_no_record(path: str) -> None:
    """Another folder, a folder below, another ending."""
    message = "this file is no record: it stands in no kind's folder or does not end in .yml"
    assert [("misplaced-file", "1:1", message)] == faults(path, "name: The clerk\n")


def test_file__hidden_is_passed_over() -> None:
    """Editors and systems leave them everywhere."""
    assert [] == faults("people/.clerk.yml.swp", b"\x00\x01")
    assert [] == faults(".DS_Store", b"\x00\x01")


@pytest.mark.parametrize(
    "name", ["The-Clerk", "the clerk", "clerk_", "-clerk", "a--b", "bürgermeister", "clerk.old"]
)
def test_file__whose_name_is_no_id(name: str) -> None:
    """The id is the address; what stands in the file is judged all the same."""
    message = f"the file's name {name!r} is not an id"
    assert [("invalid-id", "1:1", message)] == faults(f"people/{name}.yml", "name: The clerk\n")
    assert ["invalid-id", "missing-field", "unknown-field"] == sorted(
        rule for rule, *_ in faults(f"people/{name}.yml", "nam: The clerk\n")
    )


def test_symbolic_links__are_not_followed(tmp_path: Path) -> None:
    """Neither to a file nor to a folder, and a dangling one is no traceback."""
    people = tmp_path / "annotations/people"
    people.mkdir(parents=True)
    (tmp_path / "clerk.yml").write_text("name: The clerk\n")
    (people / "clerk.yml").symlink_to(tmp_path / "clerk.yml")
    (people / "nobody.yml").symlink_to(tmp_path / "nobody.yml")
    (people / "loop.yml").symlink_to(people / "loop.yml")
    read = read_annotations(FolderTree(tmp_path), "annotations")

    assert {} == read.records
    assert [
        ("unreadable-file", str(Location(f"annotations/people/{name}.yml")))
        for name in ("clerk", "loop", "nobody")
    ] == [(finding.rule, str(finding.at)) for finding in read.findings]
    assert "this file cannot be read: it is a symbolic link" == read.findings[0].message


def test_annotations__as_a_symbolic_link_is_no_folder(tmp_path: Path) -> None:
    """The dossier is what stands in it."""
    (tmp_path / "elsewhere/people").mkdir(parents=True)
    (tmp_path / "elsewhere/people/clerk.yml").write_text("name: The clerk\n")
    (tmp_path / "annotations").symlink_to(tmp_path / "elsewhere")

    assert {} == read_annotations(FolderTree(tmp_path), "annotations").records


def test_record__in_another_encoding() -> None:
    """At the first byte that is not UTF-8."""
    ((rule, place, _),) = faults("people/clerk.yml", b"name: The clerk\nnotes: Caf\xe9\n")
    assert ("unreadable-yaml", "2:11") == (rule, place)


# Unknown and missing fields


def test_unknown_field__names_the_nearest() -> None:
    """And all that there are."""
    text = f"{STATEMENT}contradict: [a]\n"
    assert [("unknown-field", "4:1", "there is no field 'contradict' here")] == faults(
        "statements/safe.yml", text
    )
    assert advice("statements/safe.yml", text).startswith(
        "Did you mean contradicts? Its fields are"
    )


def test_unknown_field__inside_a_quotation_names_those_of_quotations() -> None:
    """At the name, wherever the group of fields stands."""
    text = f"{STATEMENT}quotes:\n- {{source: a, exact: b, prefx: c}}\n"
    assert [("unknown-field", "5:25", "there is no field 'prefx' here")] == faults(
        "statements/safe.yml", text
    )
    assert "Did you mean prefix? Its fields are source, kind, exact, prefix, suffix." == advice(
        "statements/safe.yml", text
    )


def test_unknown_field__as_the_yaml_calls_it() -> None:
    """`since` and `places_` are names in our code and not in files."""
    text = "name: x\nroles:\n- {title: a, since: 2020}\n"
    assert [("unknown-field", "3:14", "there is no field 'since' here")] == faults(
        "people/a.yml", text
    )
    assert "title, organization, from, to" in advice("people/a.yml", text)
    assert ["unknown-field"] == [
        rule for rule, *_ in faults("events/a.yml", "name: x\nplaces_: []\n")
    ]


@pytest.mark.parametrize(
    ("path", "text", "place", "message"),
    [
        ("people/a.yml", "unnamed: true\n", "1:1", "name is missing"),
        ("people/a.yml", "unnamed: true\nname:\n", "2:1", "name is missing"),
        ("statements/a.yml", "speaker: a\nclaim: b\n", "1:1", "said is missing"),
        ("sources/a.yml", "language: en\n", "1:1", "title is missing"),
        (
            "corrections/a.yml",
            "corrects: [a]\nkind: retraction\nissued: 2024\n",
            "1:1",
            "by is missing",
        ),
        (
            "people/a.yml",
            "name: x\nroles:\n- organization: a\n",
            "3:3",
            "roles[0].title is missing",
        ),
        ("events/a.yml", "name: x\nfigures:\n- of: y\n", "3:3", "figures[0].values is missing"),
        (
            "events/a.yml",
            "name: x\nfigures: [{of: y, values: [{value: 1}]}]\n",
            "2:28",
            "figures[0].values[0].quote is missing",
        ),
        ("events/a.yml", "name: x\nparticipants: [{}]\n", "2:16", "participants[0].who is missing"),
        ("people/a.yml", "name: x\nquotes: [{exact: y}]\n", "2:10", "quotes[0].source is missing"),
    ],
)
def test_missing_field(path: str, text: str, place: str, message: str) -> None:
    """At the group of fields that lacks it, or at its name where no value follows."""
    assert [("missing-field", place, message)] == faults(path, text)


# Values

IS_TEXT = "must be text, not"
IN_A_LIST = "must be a list, not a single value"


@pytest.mark.parametrize(
    ("field", "column", "message"),
    [
        ("name: [x]", 7, f"name: {IS_TEXT} a list"),
        ("name: {x: y}", 7, f"name: {IS_TEXT} a mapping"),
        ("name: ''", 7, "name: is empty"),
        ("name: '  '", 7, "name: is empty"),
        ("aliases: x", 10, f"aliases: {IN_A_LIST}"),
        ("aliases: {x: y}", 10, "aliases: must be a list, not a mapping"),
        ("aliases: [a, [b]]", 14, f"aliases[1]: {IS_TEXT} a list"),
        ("aliases: [a, ~]", 14, f"aliases[1]: {IS_TEXT} nothing"),
        ("aliases: [a, '']", 14, "aliases[1]: is empty"),
        ("notes: {a: b}", 8, f"notes: {IS_TEXT} a mapping"),
        ("draft: yes", 8, "draft: must be true or false, not 'yes'"),
        ("draft: True", 8, "draft: must be true or false, not 'True'"),
        ("draft: [true]", 8, "draft: must be true or false, not a list"),
        ("unnamed: 1", 10, "unnamed: must be true or false, not '1'"),
        ("same_as: https://example.org", 10, f"same_as: {IN_A_LIST}"),
        ("same_as: [example.org]", 11, "same_as[0]: 'example.org' is not a web address"),
        (
            "same_as: ['javascript:alert(1)']",
            11,
            "same_as[0]: 'javascript:alert(1)' is not a web address",
        ),
        ("same_as: ['http://']", 11, "same_as[0]: 'http://' is not a web address"),
        ("same_as: ['http://a b']", 11, "same_as[0]: 'http://a b' is not a web address"),
        ("same_as: ['http://a:99999']", 11, "same_as[0]: 'http://a:99999' is not a web address"),
        ("same_as: ['http://[a']", 11, "same_as[0]: 'http://[a' is not a web address"),
        ("same_as: ['//example.org']", 11, "same_as[0]: '//example.org' is not a web address"),
        ("formerly: x", 11, f"formerly: {IN_A_LIST}"),
        ("formerly: [The-Mayor]", 12, "formerly[0]: 'The-Mayor' is not an id"),
        ("formerly: [people/mayor]", 12, "formerly[0]: 'people/mayor' is not an id"),
        ("roles: [mayor]", 9, "roles[0]: must be a mapping of fields to values"),
        ("roles: [[{title: x}]]", 9, "roles[0]: must be a mapping of fields to values"),
        ("roles: {title: x}", 8, "roles: must be a list, not a mapping"),
        (
            "roles: [{title: x, organization: Council}]",
            34,
            "roles[0].organization: 'Council' is not an id",
        ),
        ("roles: [{title: x, from: then}]", 26, "roles[0].from: 'then' is not a date"),
        ("quotes: [{source: a, exact: []}]", 29, "quotes[0].exact: is an empty list"),
        (
            "quotes: [{source: a, exact: {b: c}}]",
            29,
            "quotes[0].exact: must be a list, not a mapping",
        ),
        ("quotes: [{source: a, exact: [b, [c]]}]", 33, f"quotes[0].exact[1]: {IS_TEXT} a list"),
        ("quotes: [{source: [a], exact: b}]", 19, f"quotes[0].source: {IS_TEXT} a list"),
        (
            "quotes: [{source: a, exact: b, kind: Direct}]",
            38,
            "quotes[0].kind: 'Direct' is none of direct, indirect, mixed",
        ),
        (
            "quotes: [{source: a, exact: b, kind: [direct]}]",
            38,
            "quotes[0].kind: a list is none of direct, indirect, mixed",
        ),
    ],
)
def test_person__refuses(field: str, column: int, message: str) -> None:
    """At the value, named with the way to it."""
    text = f"{field}\n" if field.startswith("name") else f"name: x\n{field}\n"
    line = 1 if field.startswith("name") else 2
    ((_, place, said),) = faults("people/a.yml", text)

    assert f"{line}:{column}" == place
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("path", "text", "rule", "place", "message"),
    [
        (
            "places/a.yml",
            "name: x\ncoordinates: [1]\n",
            "invalid-value",
            "2:14",
            "coordinates: must have two values, not 1",
        ),
        (
            "places/a.yml",
            "name: x\ncoordinates: 1, 2\n",
            "invalid-value",
            "2:14",
            f"coordinates: {IN_A_LIST}",
        ),
        (
            "places/a.yml",
            "name: x\ncoordinates: [91, 2]\n",
            "invalid-value",
            "2:15",
            "coordinates[0]: '91' is not a number of degrees from -90 to 90",
        ),
        (
            "places/a.yml",
            "name: x\ncoordinates: [1, 180.5]\n",
            "invalid-value",
            "2:18",
            "coordinates[1]: '180.5' is not a number of degrees from -180 to 180",
        ),
        (
            "places/a.yml",
            "name: x\ncoordinates: [nan, inf]\n",
            "invalid-value",
            "2:15",
            "coordinates[0]: 'nan' is not a number of degrees from -90 to 90",
        ),
        (
            "places/a.yml",
            "name: x\ncoordinates: [~, 1]\n",
            "invalid-value",
            "2:15",
            "coordinates[0]: nothing is not a number of degrees from -90 to 90",
        ),
        (
            "events/a.yml",
            "name: x\ndate: [2024]\n",
            "invalid-value",
            "2:7",
            "date: must be text, not a list",
        ),
        (
            "events/a.yml",
            "name: x\ndate: 1900-02-29\n",
            "invalid-date",
            "2:7",
            "date: '1900-02-29' is not a date",
        ),
        (
            "events/a.yml",
            "name: x\nplaces: [persons/y]\n",
            "invalid-id",
            "2:10",
            "places[0]: 'persons/y' names no kind of record",
        ),
        (
            "events/a.yml",
            "name: x\nplaces: [places/]\n",
            "invalid-id",
            "2:10",
            "places[0]: '' is not an id",
        ),
        (
            "events/a.yml",
            "name: x\nfigures: [{of: y, values: []}]\n",
            "invalid-value",
            "2:27",
            "figures[0].values: is an empty list",
        ),
        (
            "events/a.yml",
            "name: x\nfigures: [{of: y, values: [{value: [1], quote: {source: a, exact: b}}]}]\n",
            "invalid-value",
            "2:36",
            "figures[0].values[0].value: must be text, not a list",
        ),
        (
            "sources/a.yml",
            "title: x\nsha256: ABC\n",
            "invalid-value",
            "2:9",
            "sha256: is not a SHA-256 digest",
        ),
        (
            "sources/a.yml",
            "title: x\nlanguage: English please\n",
            "invalid-value",
            "2:11",
            "language: 'English please' is not a language tag",
        ),
        (
            "sources/a.yml",
            "title: x\nformat: pdf\n",
            "invalid-value",
            "2:9",
            "format: 'pdf' is none of text, html, markdown",
        ),
        (
            "sources/a.yml",
            "title: x\npublish: ful\n",
            "invalid-value",
            "2:10",
            "publish: 'ful' is none of full, excerpts, none",
        ),
        (
            "sources/a.yml",
            "title: x\nurl: ftp://example.org\n",
            "invalid-value",
            "2:6",
            "url: 'ftp://example.org' is not a web address",
        ),
        (
            "corrections/a.yml",
            "corrects: []\nkind: erratum\nissued: 2024\n",
            "invalid-value",
            "1:11",
            "corrects: is an empty list",
        ),
        (
            "corrections/a.yml",
            "corrects: safe\nkind: erratum\nissued: 2024\n",
            "invalid-value",
            "1:11",
            f"corrects: {IN_A_LIST}",
        ),
        (
            "corrections/a.yml",
            "corrects: [safe]\nkind: retracted\nissued: 2024\nby: a\n",
            "invalid-value",
            "2:7",
            "kind: 'retracted' is none of",
        ),
    ],
)
def test_field__refuses(path: str, text: str, rule: str, place: str, message: str) -> None:
    """Each type of value, in the words of its field."""
    found = faults(path, text)

    assert (rule, place) == found[0][:2]
    assert found[0][2].startswith(message)


def test_choice__proposes_the_nearest() -> None:
    """Or names them all."""
    assert "Did you mean full?" == advice("sources/a.yml", "title: x\npublish: ful\n")
    assert "Write one of full, excerpts, none." == advice(
        "sources/a.yml", "title: x\npublish: something\n"
    )


def test_value__that_is_very_long_is_cut() -> None:
    """A message is one line that can be read."""
    ((_, _, message),) = faults("people/a.yml", f"name: x\nformerly: [{'X' * 100_000}]\n")
    assert 100 > len(message)
    ((_, _, message),) = faults("people/a.yml", f"name: x\n{'x' * 1000}: y\n")
    assert 100 > len(message)


def test_value__with_invisible_characters_shows_them() -> None:
    """A mark that turns the order of letters round could make a message say something else."""
    ((_, _, message),) = faults("people/a.yml", 'name: x\nformerly: ["\\u202Ea\\nb"]\n')
    assert r"formerly[0]: '\u202ea\nb' is not an id" == message


@pytest.mark.parametrize("piece", ["''", "' '", '"\\u200b\\u00ad"', '"\\n"'])
def test_quote_empty(piece: str) -> None:
    """White space and what has no width are no words; each piece is judged."""
    text = f"name: x\nquotes:\n- {{source: a, exact: [b, {piece}]}}\n"
    assert [("quote-empty", "3:26", "this quotation has no words")] == faults("people/a.yml", text)


# Faulty records


def test_faults__of_one_record_are_all_reported() -> None:
    """In one run, each at its own place."""
    text = "speakr: mayor\nsaid: soon\nclaim: [x]\nquotes: [{source: a}]\nabout: [B]\n"
    assert [
        ("1:1", "missing-field"),
        ("1:1", "unknown-field"),
        ("2:7", "invalid-date"),
        ("3:8", "invalid-value"),
        ("4:10", "missing-field"),
        ("5:9", "invalid-id"),
    ] == sorted((place, rule) for rule, place, _ in faults("statements/a.yml", text))


def test_faults__of_a_hostile_record_are_not_counted_without_end() -> None:
    """A record with thousands of faults does not fill the terminal."""
    text = "name: x\n" + "".join(f"field{number}: y\n" for number in range(5000))
    assert 100 == len(faults("people/a.yml", text))


def test_faulty_record__is_no_record_but_what_it_names_and_quotes_is_kept() -> None:
    """So that one mistake does not hide the next."""
    text = (
        "speaker: mayor\nsaid: soon\nclaim: x\nabout: [bridge, No Id, people/engineer]\n"
        "quotes:\n- {source: gazette, exact: It is safe}\n- {source: gazette}\n"
        "notes: See [[council]].\n"
    )
    read = annotations({"statements/a.yml": text})
    left = read.remains[Key(Kind.STATEMENTS, "a")]

    assert {} == read.records
    assert {
        ("speaker",): "mayor",
        ("about", 0): "bridge",
        ("about", 2): "people/engineer",
        ("quotes", 0, "source"): "gazette",
        ("quotes", 1, "source"): "gazette",
    } == {path: words for path, _, words in left.references}
    assert [(("quotes", 0), ("It is safe",))] == [(p, q.exact) for p, q in left.quotations]
    assert [("council", 8, 12)] == [
        (mention.link.target, mention.at.line, mention.at.column) for mention in left.mentions
    ]


def test_faulty_record__does_not_touch_the_others() -> None:
    """The rest is read as if it were not there."""
    read = annotations({"people/a.yml": "name: [\n", "people/b.yml": "name: B\n"})

    assert {Key(Kind.PEOPLE, "b")} == set(read.records)
    assert {"annotations/people/a.yml"} == {finding.at.path for finding in read.findings}


def test_duplicate_key__sets_the_record_aside() -> None:
    """Which of the two counts is for the author to say."""
    read = annotations({"people/a.yml": "name: A\nname: B\n"})

    assert {} == read.records
    assert ["duplicate-key"] == [finding.rule for finding in read.findings]


def test_note__of_thousands_of_links_keeps_them_all() -> None:
    """Those far down are said to stand where the note does, so that the search has an end."""
    text = "name: x\nnotes: >-\n" + "".join(f"  [[p{number}]]\n" for number in range(2000))
    mentions = annotations({"people/a.yml": text}).remains[Key(Kind.PEOPLE, "a")].mentions

    assert [f"p{number}" for number in range(2000)] == [item.link.target for item in mentions]
    assert [(3, 3), (502, 3), (2, 8), (2, 8)] == [
        (mentions[index].at.line, mentions[index].at.column) for index in (0, 499, 500, 1999)
    ]


def test_field__that_is_unknown_and_empty_is_reported_all_the_same() -> None:
    """Only a field that there is may be left without a value."""
    text = (
        "name: Rain\nnotes:\nplce: ~\nfigures:\n- of: hours\n  knd:\n  values:\n"
        "  - {value: 3, quote: {source: gazette, exact: It rained, prefx: null}}\n"
    )
    assert [
        ("unknown-field", "3:1", "there is no field 'plce' here"),
        ("unknown-field", "6:3", "there is no field 'knd' here"),
        ("unknown-field", "8:59", "there is no field 'prefx' here"),
    ] == sorted(faults("events/rain.yml", text), key=lambda fault: int(fault[1].split(":")[0]))


def test_id__of_the_list_of_a_kind_is_taken() -> None:
    """A record of that name would stand in the place of the list."""
    message = "the id 'index' is that of the page that lists all of a kind"
    assert [("invalid-id", "1:1", message)] == faults("places/index.yml", "name: Index\n")
