"""Words in a sentence that look like names: capitals, and the small words between them.

Nothing is known here of what is named. A single capitalised word at the start of a sentence is
doubtful, for any word would have its capital there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.desk.suggesting.language import Language
from dossier.desk.suggesting.tokens import Sentence, Token
from dossier.text.source import Span

ENOUGH_FOR_HEADLINE = 4
"""Words from which on a line of capitals is taken for a headline."""

LONGEST = 12
"""Tokens of a name at the most; what is longer is no name."""

_OPENING = frozenset("“„‟«‹「『《〝‘‚\"'(:•*–—-")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that look like a name.

    Attributes:
        span: Where they stand, without titles and possessives.
        words: They, on one line.
        titled: Whether a title stands before them: "Mr", "President".
        doubtful: Whether only the start of a sentence may have given them a capital.
        first_doubtful: Whether that may be so of the first of several words.
        before: The word before them and their titles, in small letters.
        after: The word after them, in small letters.
        hyphened: Whether a hyphen joins them to a word in small letters: "Iran-backed".
    """

    span: Span
    words: str
    titled: bool = False
    doubtful: bool = False
    first_doubtful: bool = False
    before: str = ""
    after: str = ""
    hyphened: bool = False


def mentions(sentence: Sentence, language: Language) -> Iterator[Mention]:
    """Yield what looks like names in a sentence, in order and apart."""
    if _is_headline(sentence):
        return
    index = 0
    while index < len(sentence.tokens):
        run = _run(sentence, language, index)
        if run:
            yield from _names(sentence, language, run)
        index = (run[-1] if run else index) + 1


def _is_headline(sentence: Sentence) -> bool:
    words = [token.text for token in sentence.tokens if token.text[0].isalpha()]
    if len(words) < ENOUGH_FOR_HEADLINE:
        return sentence.heading and all(word[0].isupper() for word in words)
    long = [word for word in words if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    shouted = sum(word.isupper() for word in words)
    titled = sentence.words[-1] != "." and capital >= 0.9 * len(long) > 0
    return titled or shouted >= 0.7 * len(words)


def _capital(token: Token) -> bool:
    if token.is_capital:
        return True
    first, hyphen, rest = token.text.partition("-")
    return bool(hyphen) and rest[:1].isupper() and first.islower() and bool(first)


def _run(sentence: Sentence, language: Language, first: int) -> list[int]:
    """Return the tokens of a run of capitals from `first` on; none where none starts there."""
    tokens = sentence.tokens
    if not _capital(tokens[first]):
        return []
    run = [first]
    while len(run) < LONGEST:
        steps = _next(sentence, language, run)
        if not steps:
            break
        run += steps
    return run


def _next(sentence: Sentence, language: Language, run: list[int]) -> list[int]:
    """Return the tokens by which a run goes on; none where it ends."""
    tokens, last = sentence.tokens, run[-1]
    index = last + 1
    if index >= len(tokens) or _ends_run(sentence, language, last):
        return []
    if _is_abbreviation(sentence, language, last):
        return [index + 1] if index + 1 < len(tokens) and _capital(tokens[index + 1]) else []
    if not _adjoins(tokens, index):
        return []
    single = len(run) == 1 or (len(run) == 2 and sentence.words[run[0]] in language.articles)
    collective = single and sentence.words[index] in language.collectives
    numbered = tokens[index].text[0].isdigit() and _is_number_of_name(sentence, run, language)
    if _capital(tokens[index]) or collective or numbered:
        return [index]
    return _over_small_words(sentence, language, index)


def _over_small_words(sentence: Sentence, language: Language, index: int) -> list[int]:
    """Return the small words from `index` on with the capital after them: van der Berg."""
    tokens, words, ahead = sentence.tokens, sentence.words, index
    if words[index] in language.of:
        if words[index - 1] not in language.of_heads:
            return []
        ahead += 1 + (sentence.word(index + 1) in language.articles)
    elif words[index] == "&":
        ahead += 1
    else:
        while sentence.word(ahead) in language.particles and ahead < index + 2:
            ahead += 1
    whole = all(_adjoins(tokens, at) for at in range(index, min(ahead + 1, len(tokens))))
    if index < ahead < len(tokens) and whole and tokens[ahead].is_capital:
        return [*range(index, ahead + 1)]
    return []


def _ends_run(sentence: Sentence, language: Language, last: int) -> bool:
    word = sentence.words[last]
    day = word in language.never_names - language.also_first_names
    ends = day or word in language.collectives
    return ends or _ends_name(sentence.tokens[last])


def _is_number_of_name(sentence: Sentence, run: list[int], language: Language) -> bool:
    """Say whether the number after a run belongs to it: Tower 22, and no year and no score."""
    tokens, number = sentence.tokens, run[-1] + 1
    number_of = len(run) == 1 and tokens[number].text.isdecimal() and len(tokens[number].text) < 4
    if not number_of or sentence.words[run[-1]] in language.titles:
        return False
    before = sentence.word(run[0] - 1)
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    joined = after is not None and (after.is_capital or after.start == tokens[number].end)
    return before.isalpha() and not (joined and after and after.text not in {".", ",", ")"})


def _ends_name(token: Token) -> bool:
    return token.text.endswith(("'s", "’s", "'S", "’S")) or _small_after_hyphen(token) != ""


def _small_after_hyphen(token: Token) -> str:
    """Return "backed" of "Iran-backed"."""
    if "-" not in token.text or not token.is_capital:
        return ""
    rest = token.text.rpartition("-")[2]
    return rest if rest.islower() else ""


def _adjoins(tokens: list[Token], index: int) -> bool:
    return 1 <= tokens[index].start - tokens[index - 1].end <= 2


def _is_abbreviation(sentence: Sentence, language: Language, index: int) -> bool:
    """Say whether a full stop follows that is a title's or an initial's."""
    tokens = sentence.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].text != ".":
        return False
    token = tokens[index]
    return len(token.text) == 1 or (token.word in language.titles and len(token.text) < 6)


def _names(sentence: Sentence, language: Language, run: list[int]) -> Iterator[Mention]:
    """Yield the names in a run of capitals: it may hold titles, days and words that end it."""
    part: list[int] = []
    for index in [*run, None]:
        if index is not None and not _is_day(sentence, language, index, run):
            part.append(index)
            continue
        yield from _without_titles(sentence, language, part)
        part = []


def _is_day(sentence: Sentence, language: Language, index: int, run: list[int]) -> bool:
    """Say whether a word is a day's, a month's or the like, and not June of June Smith."""
    word = sentence.words[index]
    if word in language.also_first_names and sentence.word(index - 1) not in language.before_nouns:
        return index == run[-1]
    return word in language.never_names


def _without_titles(sentence: Sentence, language: Language, part: list[int]) -> Iterator[Mention]:
    part = _trimmed(sentence, language, part)
    if not part:
        return
    if _is_portfolio(sentence, language, part[0]):  # Secretary of State John Smith
        yield from _mention(sentence, language, part[1:], titled=True, before=part[0] - 2)
        return
    plain = sentence.words[part[-1]].removesuffix("'s") in language.heads
    titles = [at for at, index in enumerate(part) if _is_title(sentence, index, language)]
    abbreviated = titles[:1] == [0] and _is_abbreviation(sentence, language, part[0])
    if not titles or (plain and len(part) > 1 and not abbreviated):  # the Justice Department
        yield from _mention(sentence, language, part, titled=False, before=part[0] - 1)
        return
    first, last = titles[0], titles[-1]
    while first > 0 and sentence.word(part[first - 1]) in language.before_titles:
        first -= 1
    start = part[first] - 1
    yield from _mention(sentence, language, part[:first], titled=False, before=part[0] - 1)
    if sentence.word(part[last]).endswith("'s"):
        return
    yield from _mention(sentence, language, part[last + 1 :], titled=True, before=start)


def _is_portfolio(sentence: Sentence, language: Language, index: int) -> bool:
    joined = sentence.word(index - 1) in language.of and sentence.word(index) in (
        language.before_titles
    )
    return joined and index > 1 and _is_title(sentence, index - 2, language)


def _is_title(sentence: Sentence, index: int, language: Language) -> bool:
    words = sentence.word(index).removesuffix("'s").split("-")
    return all(word in language.titles for word in words)


def _trimmed(sentence: Sentence, language: Language, part: list[int]) -> list[int]:
    """Leave out what only starts a sentence, and small words at the ends."""
    while part and _only_starts(sentence, language, part):
        part = part[1:]
    while part and sentence.word(part[-1]) in language.joins:
        part = part[:-1]
    return part


def _only_starts(sentence: Sentence, language: Language, part: list[int]) -> bool:
    token, word = sentence.tokens[part[0]], sentence.words[part[0]]
    shouted = len(word) > 1 and token.text.isupper()  # the US, not us
    if word in language.common and not shouted:
        return _starts(sentence, part[0]) or len(part) == 1 or word in language.articles
    return not token.is_capital and "-" not in word


def _starts(sentence: Sentence, index: int) -> bool:
    return index == 0 or sentence.tokens[index - 1].text[-1] in _OPENING


def _mention(
    sentence: Sentence, language: Language, part: list[int], *, titled: bool, before: int
) -> Iterator[Mention]:
    part = _trimmed(sentence, language, part)
    if not part:
        return
    if _is_somebodys_people(sentence, language, part):
        part = part[1:]
    tokens = sentence.tokens
    starts = _starts(sentence, part[0]) and not titled
    start, end = tokens[part[0]].start, tokens[part[-1]].end
    hyphened = _small_after_hyphen(tokens[part[-1]])
    last = tokens[part[-1]].text
    end -= len(last) - len(_bare(last))
    if not tokens[part[0]].is_capital:
        first, _, _ = tokens[part[0]].text.partition("-")
        start += 0 if first in language.prefixes else len(first) + 1
    words = _words(sentence, part, start, end)
    if len(words) < 2 or (len(part) == 1 and words.lower() in language.demonyms):
        return
    after = sentence.word(part[-1] + 1)
    small = language.never_names if _is_acronym(words) else language.no_names
    if len(part) == 1 and words.lower() in small:
        return
    base = Mention(
        Span(start, end),
        words,
        titled,
        before=sentence.word(before),
        after=after,
        hyphened=bool(hyphened),
        doubtful=starts and len(part) == 1 and not _is_acronym(words),
        first_doubtful=starts and len(part) > 1,
    )
    yield from _pair(base, language) if after in language.between_names else (base,)


def _is_somebodys_people(sentence: Sentence, language: Language, part: list[int]) -> bool:
    """Say whether the first word only tells where a person is from: Australian Rodney Smith."""
    if len(part) < 3 or sentence.words[part[0]] not in language.demonyms:
        return False
    words = {sentence.words[index].removesuffix("'s") for index in part[1:]}
    return words.isdisjoint(language.heads)


def _bare(word: str) -> str:
    """Return a word without its possessive and what a hyphen adds in small letters."""
    for end in ("'s", "’s", "'S", "’S"):
        word = word.removesuffix(end)
    while "-" in word and word[0].isupper() and word.rpartition("-")[2].islower():
        word = word.rpartition("-")[0]
    return word


def _words(sentence: Sentence, part: list[int], start: int, end: int) -> str:
    words = []
    for index in part:
        token = sentence.tokens[index]
        first, last = max(token.start, start), min(token.end, end)
        words.append(token.text[first - token.start : last - token.start])
        if len(token.text) == 1 and sentence.word(index + 1) == "." and index != part[-1]:
            words[-1] += "."
    return " ".join(words)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and sum(map(str.isupper, word)) >= 2 and "-" not in word


def _pair(mention: Mention, language: Language) -> Iterator[Mention]:
    """Yield both of "the Israel-Gaza war", which is not one name."""
    first, hyphen, second = mention.words.partition("-")
    known = first.lower() in language.prefixes
    if not hyphen or known or " " in mention.words or "-" in second or not second[:1].isupper():
        yield mention
        return
    middle = mention.span.start + len(first)
    for words, start in ((first, mention.span.start), (second, middle + 1)):
        if len(words) > 1 and words.lower() not in language.demonyms:
            yield Mention(
                Span(start, start + len(words)), words, before=mention.before, hyphened=True
            )
