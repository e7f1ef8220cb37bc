"""Records written as YAML, which the reader reads back as they were."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.yaml_nodes import read, written

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=250)
NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
LEAVES = TEXTS | st.lists(TEXTS, min_size=1, max_size=4)
GROUPS = st.dictionaries(NAMES, LEAVES, min_size=1, max_size=3)
RECORDS = st.dictionaries(
    NAMES, LEAVES | GROUPS | st.lists(GROUPS, min_size=1, max_size=3), min_size=1, max_size=5
)


def test_written__is_laid_out_as_people_do() -> None:
    """Short lists on a line, others with an item to a line; long texts folded."""
    words = (
        "Asked on Friday, he said that the government had been informed some hours before the "
        "strikes, and that nobody could have missed it"
    )
    assert (
        "speaker: john-kirby\nsaid: 2024-02-02\nclaim: 'It is safe: \"yes\"'\n".replace(
            "'It is safe: \"yes\"'", '"It is safe: \\"yes\\""'
        )
        + "about: [iraq, strikes-in-iraq-and-syria]\n"
        "same_as:\n"
        "- https://example.org/a?b=c\n"
        "quotes:\n"
        "- source: cnn-2024-02-06\n"
        "  exact: >-\n"
        "    Asked on Friday, he said that the government had been informed some hours before the "
        "strikes,\n"
        "    and that nobody could have missed it\n"
        "- source: cnn-2024-02-06\n"
        "  exact:\n"
        "  - I misspoke,\n"
        '  - "# no comment"\n'
        "quote:\n"
        "  source: x\n"
    ) == written(
        {
            "speaker": "john-kirby",
            "said": "2024-02-02",
            "claim": 'It is safe: "yes"',
            "about": ["iraq", "strikes-in-iraq-and-syria"],
            "same_as": ["https://example.org/a?b=c"],
            "quotes": [
                {"source": "cnn-2024-02-06", "exact": words},
                {"source": "cnn-2024-02-06", "exact": ["I misspoke,", "# no comment"]},
            ],
            "quote": {"source": "x"},
        }
    )


@given(RECORDS)
def test_written__is_read_back_as_it_was(record: dict[str, Any]) -> None:
    reading = read("x.yml", written(record).encode())
    assert ((), record) == (reading.findings, reading.value)


@given(RECORDS)
def test_written__another_reader_finds_the_same_texts(record: dict[str, Any]) -> None:
    """PyYAML's own, told to guess no types."""
    assert record == yaml.load(written(record), Loader=yaml.BaseLoader)  # noqa: S506 - no objects


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "~",
        "Null",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "*a",
        "&a",
        "!a",
        "@a",
        "`a",
        "%a",
        "[",
        "{",
        "? a",
        "a\nb",
        " a",
        "\ufeff",
        "---",
        "...",
    ],
)
def test_written__texts_that_yaml_reads_otherwise(text: str) -> None:
    for record in ({"name": text}, {"names": [text]}, {"all": [{"name": text}]}):
        reading = read("x.yml", written(record).encode())
        assert ((), record) == (reading.findings, reading.value)
