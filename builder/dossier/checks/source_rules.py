"""What can be wrong with a source's article."""

from dossier.findings import Rule, Severity


class SourceMissing(Rule):
    """A source whose article is not in the seeds folder, or that is quoted without having one.

    ## Why

    Without the article, no quotation of it can be proved. Where its text was taken from a page or a
    PDF, the text proves nothing without the file that it came as (`received`).

    ## Fails

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    ```

    At: annotations/sources/herald-2024-05-09.yml:3:7

    ## Passes

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```
    """


class SourceChanged(Rule):
    """An article whose bytes are not those that the source record pins.

    ## Why

    Articles are kept as they were received. One that changed afterwards may still hold all the
    quotations and yet say something else.

    ## Fails

    ```text title="seeds/gazette.txt"
    The bridge in Westhaven was inspected in May, and 12 bolts were replaced.

    “The bridge is safe,” the mayor told the council on 6 May 2024.

    A day later the engineer said that the bridge was not safe.

    “I was wrong about the bridge,” the mayor said on 8 May.
    ```

    At: annotations/sources/gazette-2024-05-08.yml:5:9

    ## Passes

    ```yaml title="annotations/sources/gazette-2024-05-08.yml"
    title: Mayor takes back word on bridge
    publisher: gazette
    published: 2024-05-08
    text: gazette.txt
    sha256: 6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004
    publish: full
    ```
    """


class SourceUnpinned(Rule):
    """A source record without the digest of its article.

    ## Why

    `sha256` pins the article: nobody can change it unnoticed, by design or by an editor that
    rewrites line ends.

    ## Fails

    ```yaml title="annotations/sources/gazette-2024-05-08.yml"
    title: Mayor takes back word on bridge
    publisher: gazette
    published: 2024-05-08
    text: gazette.txt
    publish: full
    ```

    At: annotations/sources/gazette-2024-05-08.yml:4:7

    ## Passes

    ```yaml title="annotations/sources/gazette-2024-05-08.yml"
    title: Mayor takes back word on bridge
    publisher: gazette
    published: 2024-05-08
    text: gazette.txt
    sha256: 6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004
    publish: full
    ```
    """

    severity = Severity.WARNING


class SourceOutsideSeeds(Rule):
    """An article that is named by a way out of the seeds folder, or over a symbolic link.

    ## Why

    Only what is in the folder was reviewed. A path that leads out of it could put any file of the
    machine that builds the site onto the site.

    ## Fails

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: ../mkdocs.yml
    ```

    At: annotations/sources/herald-2024-05-09.yml:3:7

    ## Passes

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```
    """


class UnreadableSource(Rule):
    """An article that is not UTF-8, or that the system does not let us read.

    ## Why

    Guessing at an encoding would turn some letters into others, and every quotation that has them
    would be a guess. An article in another encoding is kept with a copy in UTF-8, and that copy is
    what the source record names.

    ## Fails

    An article whose bytes are not UTF-8; the finding stands at the first bad byte of the article.
    """


class DuplicateSource(Rule):
    """A source whose article another source has, too.

    ## Why

    One article would count as two sources, and what it alone reports would look confirmed.

    ## Fails

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: gazette.txt
    sha256: 6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004
    ```

    At: annotations/sources/herald-2024-05-09.yml:3:7

    ## Passes

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```
    """

    severity = Severity.WARNING


class OrphanSeed(Rule):
    """An article that no source record describes.

    ## Why

    Either it was forgotten, or it is left over, and nobody can tell from the site that it is there.

    ## Fails

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```

    At: seeds/herald.txt:1:1

    ## Passes

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```
    """

    severity = Severity.WARNING
