"""Make dossiers of any size, the same for the same seed, that check without an error.

Articles are sentences of made-up words; the words' frequencies follow a power law as in real texts,
so that phrases recur and some quotations need a prefix.
"""

import random
from hashlib import sha256
from pathlib import Path

STATEMENTS_PER_SOURCE = 24
PEOPLE_PER_SOURCE = 0.25
ARTICLE_BYTES = 4096

SYLLABLES = [c + v for c in "bdfgklmnprstv" for v in ("a", "e", "i", "o", "u", "é")]


def write_dossier(folder: Path, sources: int, seed: int = 1) -> None:
    """Write a dossier of `sources` articles and their statements to `folder`.

    Args:
        folder: A new folder.
        sources: How many articles of about 4 KB.
        seed: Of the random numbers.
    """
    rng = random.Random(seed)  # noqa: S311 - made-up texts, no secrets
    words = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)})
    rng.shuffle(words)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    people = max(1, int(sources * PEOPLE_PER_SOURCE))
    _write(folder / "mkdocs.yml", "site_name: Benchmark\nplugins:\n- dossier\n")
    _write(folder / "docs/index.md", "# Benchmark\n\n[[publisher]]\n")
    _write(folder / "annotations/organizations/publisher.yml", "name: Publisher\n")
    for number in range(people):
        _write(folder / f"annotations/people/person-{number}.yml", f"name: Person {number}\n")
    for number in range(sources):
        paragraphs = _article(rng, words, weights)
        _write_source(folder, number, "\n\n".join(paragraphs))
        for index in range(STATEMENTS_PER_SOURCE):
            said = f"speaker: person-{rng.randrange(people)}\nsaid: 2024-02-{index + 1:02}\n"
            quote = _quotation(rng, paragraphs)
            _write_statement(folder, (number, index), said, quote)


def _article(rng: random.Random, words: list[str], weights: list[float]) -> list[str]:
    paragraphs: list[str] = []
    size = 0
    while size < ARTICLE_BYTES:
        sentences = []
        for _ in range(rng.randint(1, 4)):
            chosen = rng.choices(words, weights, k=rng.randint(6, 25))
            sentences.append(" ".join(chosen).capitalize() + rng.choice(["."] * 8 + ["?", "!"]))
        paragraph = " ".join(sentences)
        if rng.random() < 0.4:
            paragraph = f"“{paragraph}”"
        paragraphs.append(paragraph)
        size += len(paragraph.encode()) + 2
    return paragraphs


def _quotation(rng: random.Random, paragraphs: list[str]) -> tuple[list[str], str]:
    """Choose words of one paragraph, and the words before them where they stand elsewhere too."""
    text = "\n\n".join(paragraphs)
    paragraph = rng.choice([p for p in paragraphs if p.count(" ") > 5])
    words = paragraph.strip("“”").split(" ")
    start = rng.randrange(len(words) - 5)
    length = rng.randint(5, 20)
    chosen = words[start : start + length]
    if len(chosen) > 12 and rng.random() < 0.1:
        return [" ".join(chosen[:5]), " ".join(chosen[7:])], ""
    exact = " ".join(chosen)
    prefix = " ".join(words[max(0, start - 3) : start]) if text.count(exact) > 1 else ""
    return [exact], prefix


def _write_source(folder: Path, number: int, text: str) -> None:
    _write(folder / f"seeds/article-{number}.txt", text)
    digest = sha256(text.encode()).hexdigest()
    _write(
        folder / f"annotations/sources/article-{number}.yml",
        f"title: Article {number}\npublisher: publisher\npublished: 2024-03-01\n"
        f"text: article-{number}.txt\nsha256: {digest}\nlanguage: en\n",
    )


def _write_statement(
    folder: Path, place: tuple[int, int], said: str, quote: tuple[list[str], str]
) -> None:
    source, index = place
    pieces, prefix = quote
    exact = "".join(f'  - "{piece}"\n' for piece in pieces)
    context = f'  prefix: "{prefix}"\n' if prefix else ""
    earlier = f"contradicts: [statement-{source}-{index - 1}]\n" if index % 8 == 7 else ""
    _write(
        folder / f"annotations/statements/statement-{source}-{index}.yml",
        f"{said}claim: What was said in article {source}, passage {index}.\n{earlier}"
        f"quotes:\n- source: article-{source}\n  kind: mixed\n  exact:\n{exact}{context}",
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
