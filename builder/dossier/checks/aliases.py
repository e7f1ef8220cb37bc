"""Does each name mean one thing?"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.checks.wording import all_of, excerpt
from dossier.findings import Finding, Rule, Severity
from dossier.location import Location
from dossier.model.fields import Key
from dossier.model.records import Organization, Person, Place
from dossier.text.naming import name_key


class AmbiguousAlias(Rule):
    """A name or alias that two people, organizations or places share.

    ## Why

    The names of people, organizations and places are looked for in the articles and lead to their
    pages. One that two records share leads nowhere, for nobody can tell which of them is meant.
    Capital letters make no difference here, since headlines are all in capitals.

    Where articles use one name for both, as they use a capital's for its government, the warning
    may stay: it says why that name leads nowhere.

    ## Fails

    ```yaml title="annotations/organizations/council.yml"
    name: The council
    aliases: [the council, Westhaven]
    ```

    At: annotations/organizations/council.yml:2:24

    ## Passes

    ```yaml title="annotations/organizations/council.yml"
    name: The council
    aliases: [the council, Westhaven's council]
    ```
    """

    severity = Severity.WARNING


def check_aliases(case: Case) -> Iterator[Finding]:
    """Judge the names and aliases that several records have.

    The finding stands at every place but the first, names before aliases: who bears a name has
    the better claim to it than who is also called so.
    """
    claims: dict[tuple[str, ...], dict[Key, tuple[Location, str]]] = {}
    for _, key, at, name in sorted(_names(case), key=lambda one: one[:2]):
        claims.setdefault(name_key(name), {}).setdefault(key, (at, name))
    for words, holders in claims.items():
        for key, (at, name) in list(holders.items())[1:] if words else ():
            others = all_of([str(other) for other in holders if other != key])
            yield AmbiguousAlias.at(
                at,
                f"“{excerpt(name)}” is also a name of {others}",
                "Articles that name it lead to neither. Leave it to one of the records, or write "
                "here a longer name that the articles use.",
            )


def _names(case: Case) -> Iterator[tuple[bool, Key, Location, str]]:
    """Yield each name: whether it is only an alias, whose it is, where it stands, what it is."""
    for key, record in case.dossier.records.items():
        if isinstance(record, Person | Organization | Place):
            yield False, key, record.places.of("name"), record.name
            for index, alias in enumerate(record.aliases):
                yield True, key, record.places.of("aliases", index), alias
