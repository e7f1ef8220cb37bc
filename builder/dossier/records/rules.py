"""What can be wrong with a file under annotations/ and the fields in it."""

from dossier.findings import Rule


class MisplacedFile(Rule):
    """A file under annotations/ that is no record.

    ## Why

    The folder gives a record's kind and the file's name gives its id, so a file in another folder,
    in a folder below, or with another ending would silently be left out of the dossier.

    ## Fails

    ```yaml title="annotations/persons/clerk.yml"
    name: The clerk
    ```

    At: annotations/persons/clerk.yml:1:1

    ## Passes

    ```yaml title="annotations/people/clerk.yml"
    name: The clerk
    notes: Keeps the minutes of the [[council]].
    ```

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven]
    participants:
    - {who: clerk}
    ```
    """


class UnreadableFile(Rule):
    """A record or page that cannot be read: a symbolic link, a pipe, without permission, not UTF-8.

    ## Why

    A symbolic link can lead out of the dossier, to a file that nobody reviewed. Only regular files
    count, so that what is reviewed is what is published.

    ## Fails

    A record or a page that is a symbolic link; the finding stands at its start. A page in another
    encoding; the finding stands at the first byte that is not UTF-8.
    """


class UnknownField(Rule):
    """A field that this kind of record does not have.

    ## Why

    A misspelt field would be left out without a word, and with it what the author meant to say.

    ## Fails

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    alias: [West Haven]
    ```

    At: annotations/places/westhaven.yml:2:1

    ## Passes

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    aliases: [West Haven]
    ```
    """


class MissingField(Rule):
    """A field that this kind of record cannot do without.

    ## Why

    A statement without a speaker or a date says too little to stand on a page about real people.

    ## Fails

    ```yaml title="annotations/places/westhaven.yml"
    kind: town
    ```

    At: annotations/places/westhaven.yml:1:1

    ## Passes

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    kind: town
    ```
    """


class InvalidValue(Rule):
    """A value that its field does not take.

    ## Why

    Every field means one thing, to readers and to the programs that read the exports.

    ## Fails

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    coordinates: [123.5, 18.2]
    ```

    At: annotations/places/westhaven.yml:2:15

    ## Passes

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    coordinates: [12.35, 18.2]
    ```
    """


class InvalidDate(Rule):
    """A date that is not in the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1.

    ## Why

    Pages sort by date and statuses depend on it; a date that reads two ways would put words before
    the question that they answer.

    ## Fails

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 6 May 2024
    places: [westhaven]
    ```

    At: annotations/events/council-meeting.yml:2:7

    ## Passes

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven]
    ```
    """


class InvalidId(Rule):
    """An id, in a file's name or in a field, that is not made of lower-case words and hyphens.

    ## Why

    The id is the page's address. Capitals, spaces and accents do not survive every file system,
    link and mail program.

    ## Fails

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [West Haven, westhaven]
    ```

    At: annotations/events/council-meeting.yml:3:10

    ## Passes

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven]
    ```
    """


class QuoteEmpty(Rule):
    """A quotation without words.

    ## Why

    Nothing can be found in the source, and nothing would be shown.

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
      exact: " "
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
