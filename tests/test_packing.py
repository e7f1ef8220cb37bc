"""What is packed comes back, and what was not packed so is refused."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.packing import Packing


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a tree is made of."""

    name: str
    ids: frozenset[str]
    data: bytes


LEAVES = Packing(list[Leaf])
ANYTHING = Packing[Any](object)

leaves = st.builds(Leaf, st.text(), st.frozensets(st.text()), st.binary())


@given(st.lists(leaves))
def test_unpack__gives_what_was_packed(value: list[Leaf]) -> None:
    assert value == LEAVES.unpack(LEAVES.pack(value))


@given(st.binary() | st.binary(min_size=8).map(lambda data: b"\0\0\1\0" + data))
def test_unpack__of_any_bytes_gives_a_value_or_refuses(data: bytes) -> None:
    try:
        value = LEAVES.unpack(data)
    except ValueError:
        return
    assert value == LEAVES.unpack(LEAVES.pack(value))


@pytest.mark.parametrize(
    "other", [{}, [1], ["x"], [{"name": "x"}], [{"name": 1, "ids": [], "data": b""}]]
)
def test_unpack__refuses_values_of_another_type(other: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        LEAVES.unpack(ANYTHING.pack(other))


def test_unpack__refuses_data_that_claim_to_be_huge() -> None:
    with pytest.raises(ValueError, match=r"."):
        LEAVES.unpack(b"\xff\xff\xff\x7f" + b"x" * 64)


def test_pack__refuses_half_a_sign() -> None:
    with pytest.raises(ValueError, match=r"surrogates"):
        LEAVES.pack([Leaf("\ud83d", frozenset(), b"")])
