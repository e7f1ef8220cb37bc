"""Do the names lead where their authors meant?"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.checks.wording import a, all_of, excerpt, kind_of, one_of
from dossier.findings import Finding, Rule, Severity
from dossier.link.references import MENTION, Dangling, Link, Several, Unknown, WrongKind
from dossier.model.fields import ID, Key


class UnknownReference(Rule):
    """A name that no record has.

    ## Why

    A link that leads nowhere hides what it was meant to show: a contradiction, a correction, the
    person who spoke.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meting
    claim: The bridge is safe.
    about: [inspection]
    quotes:
    - source: gazette-2024-05-08
      kind: direct
      exact: The bridge is safe
    ```

    At: annotations/statements/bridge-is-safe.yml:3:5

    ## Passes

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meeting
    claim: The bridge is safe.
    about: [inspection]
    quotes:
    - source: gazette-2024-05-08
      kind: direct
      exact: The bridge is safe
    ```
    """


class AmbiguousReference(Rule):
    """A name that records of several kinds have.

    ## Why

    Where a field or a link takes records of any kind, an id alone may not say which is meant.

    ## Fails

    ```yaml title="annotations/organizations/westhaven.yml"
    name: Town of Westhaven
    ```

    ```markdown title="docs/index.md"
    # The bridge

    The [[mayor]] of [[westhaven]] took it back.
    ```

    At: docs/index.md:3:18

    ## Passes

    ```yaml title="annotations/organizations/westhaven.yml"
    name: Town of Westhaven
    ```

    ```markdown title="docs/index.md"
    # The bridge

    The [[mayor]] of [[organizations/westhaven|Westhaven]] took it back.
    ```
    """


class WrongKindReference(Rule):
    """A record named where only records of other kinds make sense.

    ## Why

    An event does not take place in a person. Where a field takes several kinds of records but an
    id alone means one of them, the others are written with their kind, `sources/gazette`.

    ## Fails

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven, council]
    ```

    At: annotations/events/council-meeting.yml:3:21

    ## Passes

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven]
    participants:
    - {who: council}
    ```
    """


class ReferenceToDraft(Rule):
    """A published record or page that needs a draft.

    ## Why

    Drafts are not published, and neither is what says nothing without them: a statement whose
    speaker is a draft stays off the site, and a page that names a draft has a link that leads
    nowhere.

    ## Fails

    ```yaml title="annotations/people/engineer.yml"
    name: The engineer
    unnamed: true
    draft: true
    ```

    At: annotations/statements/bridge-is-not-safe.yml:1:10

    ## Passes

    ```yaml title="annotations/people/engineer.yml"
    name: The engineer
    unnamed: true
    draft: false
    ```
    """

    severity = Severity.WARNING


def check_names(case: Case) -> Iterator[Finding]:
    """Judge every reference and mention that leads to no record."""
    for dangling in case.dossier.dangling:
        yield judge_name(dangling, case.annotations)


def check_drafts(case: Case) -> Iterator[Finding]:
    """Judge what is published and needs a draft."""
    drafts = {record.key for record in case.dossier.records.values() if record.draft}
    for link in case.dossier.links if drafts else ():
        if link.target in drafts and link.origin not in drafts:
            yield from _needs_draft(link)


def judge_name(dangling: Dangling, annotations: str) -> Finding:
    """Judge a name that leads to no record; `annotations` is the folder of the records."""
    words, takes = dangling.words, dangling.ref.kinds
    match dangling.why:
        case Several(keys):
            names = [str(key) for key in keys]
            return AmbiguousReference.at(
                dangling.at,
                f"{excerpt(words)!r} names {len(keys)} records: {all_of(names)}",
                f"Write the kind before the id: {one_of(names)}.",
            )
        case WrongKind(key):
            return _wrong_kind(dangling, key)
        case Unknown(near):
            return UnknownReference.at(
                dangling.at,
                f"no {kind_of(takes)} is named {excerpt(words)!r}",
                f"Did you mean {one_of(near)}?" if near else _how_to_add(dangling, annotations),
            )


def _wrong_kind(dangling: Dangling, key: Key) -> Finding:
    takes, bare = dangling.ref.kinds, dangling.ref.bare_kinds
    words, is_a = excerpt(dangling.words), a(key.kind.singular)
    if key.kind in takes:
        message = f"{words!r} names no {kind_of(bare)} but {is_a}"
        return WrongKindReference.at(dangling.at, message, f"Write {key} if that is meant.")
    wanted = a(kind_of(takes))
    message = f"{words!r} is {is_a}, and here stands only {wanted}"
    return WrongKindReference.at(dangling.at, message, f"Name {wanted} here.")


def _how_to_add(dangling: Dangling, annotations: str) -> str:
    name = dangling.words.rpartition("/")[2]
    if not ID.fullmatch(name):
        return "An id is made of lower-case letters a-z and digits, words joined by hyphens."
    kinds = dangling.ref.bare_kinds
    folder = kinds[0] if len(kinds) == 1 else "KIND"
    return f"Correct the name, or write the record {annotations}/{folder}/{excerpt(name)}.yml."


def _needs_draft(link: Link) -> Iterator[Finding]:
    if isinstance(link.origin, str):
        yield ReferenceToDraft.at(
            link.at,
            f"this page names {link.target}, which is a draft",
            f"Take the link out until {link.target} is published.",
        )
    elif link.ref is MENTION:
        yield ReferenceToDraft.at(
            link.at,
            f"the notes of {link.origin} name {link.target}, which is a draft",
            f"Take the link out until {link.target} is published.",
        )
    elif link.ref.essential:
        yield ReferenceToDraft.at(
            link.at,
            f"{link.origin} rests on {link.target}, which is a draft",
            f"What rests on a draft stays off the site; publish {link.target}, "
            f"or make this a draft, too.",
        )
