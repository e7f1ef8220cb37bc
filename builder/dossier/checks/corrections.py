"""Do corrections come after what they correct, from those who may make them?"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.checks.wording import ZONES
from dossier.findings import Finding, Rule, Severity
from dossier.model.dates import Edtf
from dossier.model.fields import Key, Kind
from dossier.model.parts import CorrectionKind
from dossier.model.records import Correction, Record, Statement
from dossier.status import What


class CorrectionBeforeStatement(Rule):
    """A correction issued before what it corrects was said, or before the words that make it.

    ## Why

    Nobody can take back what has not been said, so one of the two dates is wrong, and with it the
    status of the statement. Doubtful dates (`?`, `~`) and spans that share a day are no fault.

    ## Fails

    ```yaml title="annotations/corrections/mayor-withdraws.yml"
    corrects: [bridge-is-safe]
    kind: retraction
    issued: 2024-05-05
    by: mayor
    instead: The mayor no longer says that the bridge is safe.
    ```

    At: annotations/corrections/mayor-withdraws.yml:3:9

    ## Passes

    ```yaml title="annotations/corrections/mayor-withdraws.yml"
    corrects: [bridge-is-safe]
    kind: retraction
    issued: 2024-05-08
    by: mayor
    through: [mayor-was-wrong]
    instead: The mayor no longer says that the bridge is safe.
    ```
    """


class RetractionByAnother(Rule):
    """A retraction made neither by the speaker nor on the speaker's behalf.

    ## Why

    Only those who said a thing can take it back. What others say against it makes a statement
    disputed, and is better recorded as a statement that contradicts it. An organization in which
    the speaker has a role counts as speaking for the speaker.

    ## Fails

    ```yaml title="annotations/corrections/mayor-withdraws.yml"
    corrects: [bridge-is-safe]
    kind: retraction
    issued: 2024-05-08
    by: engineer
    through: [mayor-was-wrong]
    instead: The mayor no longer says that the bridge is safe.
    ```

    At: annotations/corrections/mayor-withdraws.yml:4:5

    ## Passes

    ```yaml title="annotations/corrections/mayor-withdraws.yml"
    corrects: [bridge-is-safe]
    kind: retraction
    issued: 2024-05-08
    by: engineer
    on_behalf_of: mayor
    through: [mayor-was-wrong]
    instead: The mayor no longer says that the bridge is safe.
    ```
    """

    severity = Severity.WARNING


def check_order(case: Case) -> Iterator[Finding]:
    """Judge each correction's date by those of what it corrects and what it is made through."""
    for record in case.dossier.of_kind(Kind.CORRECTIONS):
        if not isinstance(record, Correction):
            continue
        for link in case.dossier.links_from(record.key, "corrects", "through"):
            dated = _dated(case.dossier.records.get(link.target))
            if dated and record.issued.certainly_before(dated[0]):
                date, verb = dated
                through = ", through which it is made," if link.path[0] == "through" else ""
                yield CorrectionBeforeStatement.at(
                    record.places.of("issued"),
                    f"issued {record.issued.words}, before {link.target}{through} was {verb}, "
                    f"{date.words}",
                    f"Correct one of the dates. {ZONES}",
                )


def check_makers(case: Case) -> Iterator[Finding]:
    """Judge by whom statements are retracted."""
    retracted = {
        link.target: None
        for record in case.dossier.of_kind(Kind.CORRECTIONS)
        if isinstance(record, Correction) and record.kind is CorrectionKind.RETRACTION
        for link in case.dossier.links_from(record.key, "corrects")
    }
    for statement in retracted:
        status = case.dossier.status(statement)
        speaker = case.dossier.target(statement, "speaker")
        if status is None or speaker is None:
            continue
        for change in status.history:
            if change.what is What.FOREIGN_RETRACTION and _makers_known(change.cause, case):
                yield RetractionByAnother.at(
                    case.dossier.records[change.cause].places.of("by"),
                    f"{statement} is retracted by somebody who does not speak for {speaker}",
                    f"If it was made in that name, write `on_behalf_of: {speaker.id}`; "
                    "else write a statement that contradicts it.",
                )


def _dated(record: Record | None) -> tuple[Edtf, str] | None:
    match record:
        case Statement():
            return record.said, "said"
        case Correction():
            return record.issued, "issued"
        case _:
            return None  # an article's own date may be that of the version that was corrected


def _makers_known(correction: Key, case: Case) -> bool:
    """Whether the makers' names lead somewhere; where they do not, that is the fault."""
    names = ("by", "on_behalf_of")
    value = case.dossier.remains[correction].value
    return all(case.dossier.target(correction, name) for name in names if name in value)
