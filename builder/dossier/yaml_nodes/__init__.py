"""YAML files to plain values with the place of each: no types guessed, no tricks of YAML's own.

A value is a mapping, a list, a text or nothing; `NO`, `1:20` and `2024-02-06` are texts.
"""

from dossier.yaml_nodes.appending import with_item
from dossier.yaml_nodes.comments import Comments, comments_in, settled
from dossier.yaml_nodes.compose import Node, Reading, Tagged, read
from dossier.yaml_nodes.editing import Drop, Edit, NotEdited, Put, edited
from dossier.yaml_nodes.rules import DuplicateKey, UnreadableYaml
from dossier.yaml_nodes.scalars import position_in_scalar
from dossier.yaml_nodes.writing import Value, written

__all__ = [
    "Comments",
    "Drop",
    "DuplicateKey",
    "Edit",
    "Node",
    "NotEdited",
    "Put",
    "Reading",
    "Tagged",
    "UnreadableYaml",
    "Value",
    "comments_in",
    "edited",
    "position_in_scalar",
    "read",
    "settled",
    "with_item",
    "written",
]
