"""Which findings are known: by rule, file and message, wherever in the file they stand."""

import pytest

from dossier.findings import Finding, Known, Severity, identity
from dossier.location import Location

X, Y = "annotations/people/x.yml", "annotations/people/y.yml"


def finding(message: str, line: int = 1, path: str = X, rule: str = "unknown-field") -> Finding:
    return Finding(rule, Severity.ERROR, Location(path, line), message)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("there is no field 'nam' here", "there is no field 'nam' here"),
        ("no marks around it at seeds/a.txt:12:3", "no marks around it at seeds/a.txt?"),
        ("is the passage that line 12 quotes already", "is the passage that line ? quotes already"),
        ("“x” is given twice, first on line 7", "“x” is given twice, first on line ?"),
        ("“at 10:30:15, in 3 places”", "“at 10:30:15, in 3 places”"),
        ("stands in 3 places of seeds/a.txt", "stands in 3 places of seeds/a.txt"),
    ],
)
def test_identity__leaves_positions_out(message: str, expected: str) -> None:
    assert ("unknown-field", X, expected) == identity(finding(message, 9))


def test_identity__may_have_another_file() -> None:
    assert ("unknown-field", Y, "a") == identity(finding("a"), Y)


def test_known__lines_may_move() -> None:
    """What differs in rule, file or words is new."""
    same, other_rule = finding("a", 80), finding("a", rule="unknown-key")
    other_file, other_words = finding("a", path=Y), finding("b")
    known = Known.of([finding("a", 3)])
    expected = (other_rule, other_file, other_words), (same,)
    assert expected == known.split([other_rule, same, other_file, other_words])


def test_known__what_occurs_more_often_is_new() -> None:
    known = Known.of([finding("a", 1), finding("a", 2)])
    third, first, second = finding("a", 30), finding("a", 10), finding("a", 20)
    assert ((third,), (first, second)) == known.split([third, first, second])
    assert 0 == known.gone([third, first, second])
    assert 1 == known.gone([third])


def test_known__what_no_longer_occurs_is_counted() -> None:
    known = Known.of([finding("a"), finding("b"), finding("b")])
    assert 3 == known.gone([])
    assert 2 == known.gone([finding("b"), finding("c")])


def test_known__a_file_may_have_been_renamed() -> None:
    known = Known.of([finding("a"), finding("b", path=Y)], {X: "annotations/people/z.yml"})
    moved = finding("a", path="annotations/people/z.yml")
    assert ((finding("a"),), (moved, finding("b", path=Y))) == known.split(
        [finding("a"), moved, finding("b", path=Y)]
    )
