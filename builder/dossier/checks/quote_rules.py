"""What can be wrong with a quotation."""

from dossier.findings import Rule, Severity


class QuoteNotFound(Rule):
    """A quotation whose words do not stand in the source.

    ## Why

    Every quotation on the site stands word for word in a source; this is what the site promises.
    Only spaces, line breaks and the kinds of quotation mark, apostrophe and dash may differ. A
    quotation that the article interrupts is written as a list of its pieces, and neither a
    quotation nor a piece starts or ends inside a word.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meeting
    claim: The bridge is safe.
    about: [inspection]
    quotes:
    - source: gazette-2024-05-08
      kind: direct
      exact: This bridge is safe
    ```

    At: annotations/statements/bridge-is-safe.yml:9:10

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
      exact: [The bridge is safe, and every cable]
    ```
    """


class QuoteAmbiguous(Rule):
    """A quotation that stands in several places of its source.

    ## Why

    The site leads readers to the passage, so it must know which one is meant. `prefix`, the words
    just before, or `suffix`, the words just after, decide.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meeting
    claim: The bridge is safe.
    about: [inspection]
    quotes:
    - source: gazette-2024-05-08
      kind: indirect
      exact: the mayor
    ```

    At: annotations/statements/bridge-is-safe.yml:9:10

    ## Passes

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meeting
    claim: The bridge is safe.
    about: [inspection]
    quotes:
    - source: gazette-2024-05-08
      kind: indirect
      exact: the mayor
      suffix: told the council
    ```
    """


class QuoteTooShort(Rule):
    """A quotation of a statement that is too short to prove anything.

    ## Why

    One short word stands in nearly every article. It proves that the word was printed, not that the
    statement was made. This holds for statements; elsewhere a name may be all the evidence there
    is.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meeting
    claim: The bridge is safe.
    about: [inspection]
    quotes:
    - source: gazette-2024-05-08
      kind: direct
      exact: safe
      prefix: The bridge is
    ```

    At: annotations/statements/bridge-is-safe.yml:9:10

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

    severity = Severity.WARNING


class DuplicateQuote(Rule):
    """A passage that is quoted twice, in one record or in two statements of one speaker.

    ## Why

    A passage counts once. Listed twice, it looks like two pieces of evidence; in two statements, it
    looks as if the speaker had said it twice. Two that name each other, by `repeats` or another
    field, may rest on the same words.

    ## Fails

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
    - source: gazette-2024-05-08
      kind: direct
      exact: The  bridge is safe
    ```

    At: annotations/statements/bridge-is-safe.yml:12:10

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
    - source: gazette-2024-05-08
      kind: direct
      exact: [We checked every bolt, and every cable]
    ```
    """

    severity = Severity.WARNING


class DirectQuoteWithoutMarks(Rule):
    """A direct quotation that has no quotation marks around it in the source.

    ## Why

    `direct` says that these are the speaker's own words. Where the source sets no marks, they may
    be the reporter's. Some publishers drop marks that were there, so this is for the author to
    judge. What a source's own publisher says in it needs no marks.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-not-safe.yml"
    speaker: engineer
    said: 2024-05-07
    claim: The bridge is not safe.
    about: [inspection]
    contradicts: [bridge-is-safe]
    quotes:
    - source: gazette-2024-05-08
      kind: direct
      exact: the bridge was not safe
    ```

    At: annotations/statements/bridge-is-not-safe.yml:9:10

    ## Passes

    ```yaml title="annotations/statements/bridge-is-not-safe.yml"
    speaker: engineer
    said: 2024-05-07
    claim: The bridge is not safe.
    about: [inspection]
    contradicts: [bridge-is-safe]
    quotes:
    - source: gazette-2024-05-08
      kind: indirect
      exact: the bridge was not safe
    ```
    """

    severity = Severity.WARNING


class ContextNotFound(Rule):
    """A prefix or suffix that does not stand beside the quotation.

    ## Why

    The quotation was found without it, but the author meant another place, or the words around it
    are not what the author thinks they are.

    ## Fails

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
      suffix: and sound
    ```

    At: annotations/statements/bridge-is-safe.yml:10:11

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
      suffix: ",” the mayor"
    ```
    """

    severity = Severity.WARNING


class StatementWithoutQuote(Rule):
    """A statement without a quotation.

    ## Why

    A statement stands on the words of a source, or it does not stand on this site.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-safe.yml"
    speaker: mayor
    said: 2024-05-06
    at: council-meeting
    claim: The bridge is safe.
    about: [inspection]
    ```

    At: annotations/statements/bridge-is-safe.yml:1:1

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
