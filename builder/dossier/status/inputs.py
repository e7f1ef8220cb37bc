"""What a statement's status is computed from: records in brief, their references resolved."""

from collections.abc import Callable
from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.parts import CorrectionKind

MaySpeakFor = Callable[[Key, Key], bool]
"""Whether the first, a person or organization, may take back what the second said.

Asked only of different ones. `Affiliations.may_speak_for` is one, from roles and organizations.
"""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement, as far as its status goes.

    Attributes:
        key: The statement.
        speaker: The person or organization, resolved.
        said: When.
    """

    key: Key
    speaker: Key
    said: Edtf


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction, as far as the status of a statement that it names goes.

    Attributes:
        key: The correction.
        kind: What it does.
        issued: When.
        by: Who made it, resolved; None where it is an erratum, or names nobody known.
        on_behalf_of: In whose name, resolved.
    """

    key: Key
    kind: CorrectionKind
    issued: Edtf
    by: Key | None = None
    on_behalf_of: Key | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A statement that contradicts another.

    Attributes:
        by: The contradicting statement.
        withdrawn: What withdrew it in turn, as `withdrawal` tells; None while it is upheld.
    """

    by: Utterance
    withdrawn: Amendment | None = None
