"""What is taken out of a page or a PDF."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.yaml_nodes import Value


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article's text and what it says of itself.

    Attributes:
        text: Its paragraphs, with a blank line between two; empty where there are none.
        says: Fields of a source record, not judged yet.
        site_name: What the publisher calls itself there; empty where it does not.
    """

    text: str
    says: Mapping[str, Value]
    site_name: str = ""
