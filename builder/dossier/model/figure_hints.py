"""What an author may have meant by a text that is no figure's value: other spellings of it.

Nothing here is accepted as a value; it goes into the help of a finding. Guesses need not be values
either: the caller takes the first that is.
"""

import re
from collections.abc import Iterator

from dossier.model.spelling import plainly

_SIGNS = (
    (r"more than|over|above|upwards of", ">"),
    (r"at least|no fewer than|no less than|≥|⩾|=>", ">="),
    (r"less than|fewer than|under|below", "<"),
    (r"at most|up to|no more than|≤|⩽|=<", "<="),
    (r"about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca?\.|≈|±", "~"),
)
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SIGN = r"(?:>=|<=|>|<|~)?"
_UNIT = rf"(?!.*\b(?:{'|'.join(_MULTIPLES)}))(?:%| [a-z ]+)?"


def guesses(text: str) -> Iterator[str]:
    """Yield what `text` may mean, likelier guesses first; some may be no values."""
    guess = " ".join(re.sub(r"[$€£]", "", plainly(text)).lower().split())
    for pattern, sign in _SIGNS:
        guess = re.sub(rf"^(?:{pattern})\s*", sign, guess)
    guess = re.sub(r"^between (.+) and (.+)$", r"\1..\2", guess)
    guess = re.sub(r"(?<=[0-9])\s*(?:\.{2,}|to|-|…)\s*(?=-?[0-9])", "..", guess)
    guess = re.sub(r"(?<=[0-9])[ ’'\u2009\u202f](?=[0-9]{3}\b)", ",", guess)
    guess = re.sub(r"(?<=[<>=~])\s+|^\+", "", guess)
    guess = re.sub(rf"^({_SIGN}-?)0+(?=[0-9])", r"\1", guess)
    guess = re.sub(rf"^({_SIGN}-?)(?=\.[0-9])", r"\g<1>0", guess)
    yield guess
    if form := re.fullmatch(r"(.*[0-9])(?:\.\.|\+| or more)", guess):
        yield f">={form[1]}"
    if form := re.fullmatch(r"\.\.(.+)|(.+) or (?:less|fewer)", guess):
        yield f"<={form[1] or form[2]}"
    if form := re.fullmatch(r"(\D*)([0-9]+)(?:\.([0-9]+))? ([a-z]+)(?: [a-z ]+)?", guess):
        sign, whole, decimals, multiple = form.groups("")
        number, rest = divmod(
            int(whole + decimals) * _MULTIPLES.get(multiple, 0), 10 ** len(decimals)
        )
        if number and not rest:
            yield f"{sign}{number:,}"
    if re.fullmatch(r"\D*[0-9]+,[0-9]{1,2}", guess):
        yield guess.replace(",", ".")
    yield re.sub(rf"^({_SIGN}-?[0-9][0-9.,]*){_UNIT}$", r"\1", guess)
