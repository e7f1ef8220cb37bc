"""What can be wrong with a YAML file before anybody asks what it says."""

from dossier.findings import Rule


class UnreadableYaml(Rule):
    """A file that cannot be read as YAML, or that uses what records do without.

    ## Why

    YAML can name Python objects, refer to other parts of the file and hold several documents;
    a reviewer would have to know all that to see what a record says. So a record is one mapping
    of fields to texts, lists and further mappings, in UTF-8, without anchors (`&`), aliases (`*`)
    and tags (`!`). A text that begins with such a sign, or that holds a colon and a space, stands
    in quotation marks or on lines of its own after `>-`.

    ## Fails

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    notes: The council calls it: the town by the bridge.
    ```

    At: annotations/places/westhaven.yml:2:28

    ## Passes

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    notes: >-
      The council calls it: the town by the bridge.
    ```
    """


class DuplicateKey(Rule):
    """A field that is given twice.

    ## Why

    YAML readers keep one of the two without a word, most of them the last, and a reviewer who
    sees the first believes that it counts.

    ## Fails

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    kind: town
    name: West Haven
    ```

    At: annotations/places/westhaven.yml:3:1

    ## Passes

    ```yaml title="annotations/places/westhaven.yml"
    name: Westhaven
    kind: town
    aliases: [West Haven]
    ```
    """
