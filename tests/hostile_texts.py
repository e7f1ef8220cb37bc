"""Texts that break things: all of Unicode for property tests, and markup for pages."""

import json

from hypothesis import strategies as st

from examples import example_files

MARKS = ["\u0301", "\u0316", "\u0327", "\u0344", "\u0308", "\ufe0f", "\u20e3", "\U000e0067"]
INVISIBLE = ["\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e"]
INVISIBLE += ["\u202e", "\u2060", "\u2066", "\ufeff"]
SPACES = [" ", " ", " ", "\t", "\n", "\r", "\r\n", "\n\n", "\x0b", "\x85", "\u00a0", "\u1680"]
SPACES += ["\u2007", "\u2009", "\u2028", "\u2029", "\u202f", "\u3000"]
QUOTES = ['"', "'", *"“”„«»‘’‚‹›「」『』＂＇ʼ՚"]
DASHES = ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uff0d"]
PUNCTUATION = [".", ",", ";", ":", "!", "…", "。", "、", "，", "؟", "،", "·", "/", "$", "%", "_"]
WORDS = ["a", "b", "ab", "the ", "Z", "é", "e\u0301", "ß", "İ", "ﬁ", "Ω", "й", "ё", "𝒜", "𐐷"]
NUMBERS = ["1", "23", "456", "1,000", "3.5", "5m", "٣", "１", "²", "½"]
COMPOSED = ["\u212b", "\u0958", "\u09c7\u09be", "\u1100", "\u1161", "\u11a8", "가", "각", "한국"]
RIGHT_TO_LEFT = ["ש", "לא", "״", "׳", "ا", "ب", "ـ", "\u064e", "مدينة"]
INDIC = ["क", "\u094d", "ष", "\u093f", "ত", "\u09cd", "த", "\u0bbf", "ക"]
UNSPACED = ["漢", "字", "か", "が", "か\u3099", "ア", "ー", "ｱ", "\uff9e", "ก", "\u0e33", "เ", "ລ"]
UNSPACED += ["\u0eb3", "ក", "\u17d2", "က", "\u1039", "བ", "་", "々", "\U00020000"]
EMOJI = ["👩", "👩\u200d💻", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🇩🇪", "🇫", "\U0001f3f4"]

PARTS = [
    *MARKS, *INVISIBLE, *SPACES, *QUOTES, *DASHES, *PUNCTUATION, *WORDS, *NUMBERS, *COMPOSED,
    *RIGHT_TO_LEFT, *INDIC, *UNSPACED, *EMOJI,
]  # fmt: skip

characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.sampled_from(PARTS) | characters, max_size=30).map("".join)

MARKUP = [
    "<script>alert(1)</script> </title><script>alert(2)</script> <img src=x onerror=alert(3)>",
    "`code` ``co`de`` *em* _em_ **strong** ~~del~~ ==mark== ^^ins^^ ++ctrl++ :smile:",
    "[link](https://example.org) ![image](https://example.org/x.png) <https://example.org>",
    "[[mayor]] ![[statements/bridge-is-safe]] [^1] [1]: https://example.org",
    "{{ view }} {% include 'x' %} {# x #} {: #id .class } {++add++} {--take--}",
    "| a | b |",
    "# heading",
    "1. item",
    "- item",
    "> quotation",
    "---",
    "===",
    "    code",
    "!!! note",
    '=== "tab"',
    "- [ ] task",
    '--8<-- "mkdocs.yml"',
    "*[HTML]: abbreviation",
    "title: metadata",
    "a@example.org www.example.org https://example.org/?a=1&b=2#c $x$ \\(y\\)",
    "&lt; &amp; &#42; &copy; &nbsp; &amp;lt;",
    "\\* \\\\ \\",
    "<!-- comment",
    "]]> <?php <![CDATA[",
    '<div markdown="1">x</div>',
    "(c) --> ... 'single' \"double\" 1/2 +/-",
    "\" onmouseover=\"alert(1)\" ' x='y'",
    "one\n\ntwo\nthree\n    four\n~~~\nfive",
    "term\n:   definition",
    "l" * 300,
    "👩‍💻 😀 🇩🇪 e\u0301 \u00a0 \u2028 \u200b",
    "אבג مدينة \u202eabc \u2067def",
    "\ue000 \ufdd0 \ufffe \u0080",
]
"""What an author may write or an article may say, and no page may take for its own."""


def in_yaml(words: str) -> str:
    """Return a text as a YAML file may hold it, on one line."""
    text = json.dumps(words, ensure_ascii=False)
    return text.replace("\x80", "\\x80").replace("\ufffe", "\\uFFFE")


def full_of(words: str) -> dict[str, str | bytes]:
    """Return changes that put `words` wherever an author or an article can."""
    text, note = in_yaml(words), in_yaml(f"See [[mayor|the mayor]] {words}")
    article = example_files()["seeds/gazette.txt"].decode()
    seed = f"{article}\n\n{words}\n\nand {words} more\n"
    return {
        "seeds/gazette.txt": seed.encode(),
        "annotations/people/mayor.yml": (
            f"name: {text}\naliases: [{text}]\nunnamed: true\n"
            f"roles:\n- {{title: {text}, organization: council}}\n"
        ),
        "annotations/organizations/council.yml": f"name: {text}\nkind: {text}\n",
        "annotations/places/westhaven.yml": f"name: {text}\n",
        "annotations/events/council-meeting.yml": (
            f"name: {text}\ndate: 2024-05-06\nplaces: [westhaven]\n"
            f"participants:\n- {{who: mayor, role: {text}}}\n"
        ),
        "annotations/events/inspection.yml": (
            f"name: Inspection\nfigures:\n- of: {text}\n  values:\n"
            "  - {value: 12, quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}}\n"
            "  - {value: '>12', quote: {source: gazette-2024-05-08, exact: 15 new bolts}}\n"
        ),
        "annotations/sources/gazette-2024-05-08.yml": (
            f"title: {text}\npublisher: gazette\npublished: 2024-05-08\ntext: gazette.txt\n"
            f"format: text\npublish: full\nauthors: [{text}]\nreports: [council-meeting]\n"
        ),
        "annotations/statements/bridge-is-safe.yml": (
            f"speaker: mayor\nsaid: 2024-05-06\nat: council-meeting\nclaim: {text}\n"
            f"about: [inspection]\nnotes: {note}\nquotes:\n"
            "- {source: gazette-2024-05-08, kind: direct, exact: The bridge is safe}\n"
        ),
        "annotations/corrections/mayor-withdraws.yml": (
            "corrects: [bridge-is-safe]\nkind: retraction\nissued: 2024-05-08\nby: mayor\n"
            f"through: [mayor-was-wrong]\ninstead: {text}\n"
        ),
        "annotations/corrections/ours.yml": (
            f"corrects: [people/mayor]\nkind: erratum\nissued: 2024-05-09\ninstead: {text}\n"
        ),
        "docs/index.md": "# The bridge\n\n[[mayor]]: [[bridge-is-safe]]\n\n![[bridge-is-safe]]\n",
    }


def everywhere() -> dict[str, str | bytes]:
    """Return changes that put every text of `MARKUP` into a dossier at once.

    Each is a person's name and what that person claims, an event's, an organization's and a place's
    name, the notes of all these, and stands in an article around a passage that is quoted.
    """
    changes = full_of(" ".join(MARKUP[:6]))
    article = []
    for number, words in enumerate(MARKUP, 1):
        text, note = in_yaml(words), in_yaml(f"Note. {words}")
        article.append(f"{words} Here stands passage {number}: {words}")
        name = f"hostile-{number}"
        changes[f"annotations/people/{name}.yml"] = f"name: {text}\nnotes: {note}\n"
        changes[f"annotations/organizations/{name}.yml"] = f"name: {text}\npart_of: council\n"
        changes[f"annotations/places/{name}.yml"] = f"name: {text}\nnotes: {note}\n"
        changes[f"annotations/events/{name}.yml"] = (
            f"name: {text}\ndate: 2024-05\nplaces: [{name}]\nparticipants:\n"
            f"- {{who: people/{name}, role: {text}}}\n"
            f"- {{who: organizations/{name}, role: {text}}}\n"
        )
        changes[f"annotations/statements/{name}.yml"] = (
            f"speaker: people/{name}\nsaid: 2024-05-07\nat: {name}\nclaim: {text}\n"
            f"contradicts: [bridge-is-safe]\nnotes: {note}\nquotes:\n"
            f"- {{source: gazette-hostile, kind: direct, exact: 'stands passage {number}:'}}\n"
        )
    changes["seeds/hostile.txt"] = "\n\n".join(article).encode()
    changes["annotations/sources/gazette-hostile.yml"] = (
        f"title: {in_yaml(MARKUP[0])}\npublisher: gazette\npublished: 2024-05-08\n"
        "text: hostile.txt\nformat: text\npublish: full\n"
    )
    return changes
