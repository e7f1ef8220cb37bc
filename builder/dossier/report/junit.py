"""Findings as JUnit's XML, which most services that run checks show as tests.

A record without findings is a test that passed; every finding is one of its own, which failed where
it counts towards the exit status. Names hold no lines, so that a test is the same one in the next
run.
"""

from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dossier.findings import Finding, identity
from dossier.report.reported import Report
from dossier.report.visible import visible
from dossier.text.escape import showable

SUITE = "dossier check"


def as_junit(report: Report) -> str:
    """Return a report as XML, in ASCII."""
    faulty = {finding.at.path for finding in report.findings}
    passed = [path for path in report.records if path not in faulty]
    counts = {
        "tests": str(len(report.findings) + len(passed)),
        "failures": str(sum(map(report.counts, report.findings))),
        "errors": "0",
        "skipped": "0",
    }
    suites = Element("testsuites", {"name": SUITE, **counts})
    suite = SubElement(suites, "testsuite", {"name": SUITE, **counts})
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in report.findings:
        key = identity(finding)
        seen[key] += 1
        _add(suite, finding, report, f" ({seen[key]})" if seen[key] > 1 else "")
    for path in sorted(passed):
        at = {"classname": _text(report.folder + path), "name": _text(report.records[path])}
        SubElement(suite, "testcase", {**at, "file": at["classname"]})
    indent(suites, " ")
    written: bytes = tostring(suites, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii")


def _add(suite: Element, finding: Finding, report: Report, repeated: str) -> None:
    path = _text(report.path(finding))
    rule, _, words = identity(finding)
    case = SubElement(
        suite,
        "testcase",
        {
            "classname": path,
            "name": _text(f"{rule}: {words}") + repeated,
            "file": path,
            "line": str(finding.at.line),
        },
    )
    at = f"{path}:{finding.at.line}:{finding.at.column}"
    message = _text(finding.message)
    told = "\n".join(
        [
            f"{at}: {finding.severity.value}[{_text(rule)}] {message}",
            *(map(_text, finding.help.split("\n")) if finding.help else ()),
        ]
    )
    if report.counts(finding):
        failure = SubElement(case, "failure", {"type": _text(rule), "message": message})
        failure.text = told
    else:
        SubElement(case, "system-out").text = told


def _text(text: str) -> str:
    """Return a text on one line without what XML forbids."""
    return showable(visible(text))
