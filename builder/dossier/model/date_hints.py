"""What an author may have meant by a text that is no date: other spellings as EDTF.

Nothing here is accepted as a date; it goes into the help of a finding. Readings need not be
dates either: the caller keeps those that are.
"""

import re
from collections.abc import Iterator

from dossier.model.date_forms import SEASONS
from dossier.model.days import MONTHS
from dossier.model.spelling import plainly

_SEPARATOR = r"\s*[-/. ]\s*"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}})(?:{_SEPARATOR}([0-9]{{1,2}}))?([?~%]?)"
)
_YEAR_LAST = re.compile(
    rf"(?:([0-9]{{1,2}}){_SEPARATOR})?([0-9]{{1,2}}){_SEPARATOR}([0-9]{{4}})([?~%]?)"
)
_TIME = re.compile(
    r"(.+?)[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r" ?(?:(Z|UTC|GMT)|([+-][0-9]{2}):?([0-9]{2})?)?[?~%]?"
)
_DOUBT = re.compile(
    r"\b(?:(?P<about>about|around|circa|ca|c|approx(?:imately)?)|possibly|perhaps|maybe|probably)\b\.?",
    re.IGNORECASE,
)
_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_FILLERS = _WEEKDAYS | {"the", "of", "on", "in", "st", "nd", "rd", "th", "ad"}
_NAMES = {name.lower(): f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": "09"}
_EDGES = {"": "", "..": "..", "open": "..", "unknown": ""}  # the words are those of 2012
_SEASON_NAMES = {name: str(number) for number, name in SEASONS.items()} | {"fall": "23"}


def readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what `text` may mean as EDTF, likelier readings first.

    Readings that stand together are equally likely. Some may be no dates.
    """
    spelled = plainly(text)
    plain = spelled if "/" in spelled else _qualified_last(spelled)
    yield (spelled,)
    yield (plain,)
    yield (plain.upper(),)
    yield from _single(plain)
    yield from _timed(plain)
    yield from _at_level_1(plain)
    yield from _intervals(spelled)


def _single(plain: str) -> Iterator[tuple[str, ...]]:
    yield from _numbers(plain)
    yield from _named(plain)
    yield from _years(plain)


def _qualified_last(text: str) -> str:
    """Write all doubts as one qualifier at the end."""
    marked = _DOUBT.sub(lambda doubt: "~" if doubt["about"] else "?", text)
    marks = "".join(re.findall(r"[?~%]", marked))
    qualifier = marks[0] if len(set(marks)) == 1 else "%" if marks else ""
    return re.sub(r"[?~%]", "", marked).strip() + qualifier


def _numbers(text: str) -> Iterator[tuple[str, ...]]:
    if form := _YEAR_FIRST.fullmatch(text):
        year, first, second, qualifier = form.groups()
        yield (_joined(year, first, second) + qualifier,)
        if second:
            yield (_joined(year, second, first) + qualifier,)
    if form := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})([?~%]?)", text):
        yield (_joined(*form.groups()[:3]) + form[4],)
    if form := _YEAR_LAST.fullmatch(text):
        first, second, year, qualifier = form.groups()
        orders = [(second, first)] if first is None else [(second, first), (first, second)]
        yield tuple(_joined(year, *order) + qualifier for order in orders)


def _named(text: str) -> Iterator[tuple[str, ...]]:
    """Read "5 February 2024", "Feb. 5th, 2024", "about spring 2024", "circa 1990"."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+|[0-9]+", text)]
    qualifier = text[-1:] if text[-1:] in set("?~%") else ""
    words = [word for word in words if word not in _FILLERS]
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    days = [word for word in words if len(word) <= 2 and word.isdecimal()]
    names = [word for word in words if word in _NAMES]
    seasons = [word for word in words if word in _SEASON_NAMES]
    if len(years) != 1 or len(years + days + names + seasons) != len(words):
        return
    match names, seasons, days:
        case [name], [], ([] | [_]):
            yield (_joined(years[0], _NAMES[name], *days) + qualifier,)
        case [], [season], []:
            yield (_joined(years[0], _SEASON_NAMES[season]) + qualifier,)
        case [], [], []:
            yield (years[0] + qualifier,)


def _timed(text: str) -> Iterator[tuple[str, ...]]:
    if form := _TIME.fullmatch(text):
        date, hour, minute, second, utc, hours, minutes = form.groups()
        shift = f"{hours}:{minutes or '00'}" if hours else "Z" if utc else ""
        yield (f"{_first(date)}T{hour:0>2}:{minute}:{second or '00'}{shift}",)


def _years(text: str) -> Iterator[tuple[str, ...]]:
    if form := re.fullmatch(r"(?:the )?([0-9]{3})0'?s([?~%]?)", text):
        yield (f"{form[1]}X{form[2]}",)
    if form := re.fullmatch(r"([0-9]{1,4}) ?(?:BC|BCE|B\.C\.)", text):
        yield (f"-{int(form[1]) - 1:04}" if int(form[1]) > 1 else "0000",)
    if form := re.fullmatch(r"Y?([+-]?)0*([0-9]{3,})([?~%]?)", text):
        sign = form[1].replace("+", "")
        yield (f"{'Y' if len(form[2]) > 4 else ''}{sign}{form[2]:0>4}{form[3]}",)
    if re.fullmatch(r"[0-9]{3}u|[0-9]{2}uu", text):  # the standard's draft of 2012
        yield (text.replace("u", "X"),)


def _at_level_1(text: str) -> Iterator[tuple[str, ...]]:
    """Say with less precision what level 2 says."""
    if form := re.fullmatch(r"(-?[0-9]{4})-(2[5-9]|3[0-9]|4[01])", text):
        yield (_sub_year(form[1], int(form[2])),)
    if form := re.fullmatch(r"(-?[0-9]{2}(?:[0-9]X|XX))-[0-9X-]+", text):
        yield (form[1],)
    if form := re.fullmatch(r"(.+)-(?:[0-9]X|X[0-9])((?:-..)?)", text):
        yield (f"{form[1]}-XX{'-XX' if form[2] else ''}",)
    if form := re.fullmatch(r"(-?[0-9]{4})-XX-[0-9]{2}", text):
        yield (f"{form[1]}-XX-XX",)
    if form := re.fullmatch(r"[\[{]([0-9-]+)[,.].*?([0-9-]+)[\]}]", text):
        yield (f"{form[1]}/{form[2]}",)
    if "/" in text:
        yield (re.sub(r"(-XX)+", "", text),)


def _sub_year(year: str, number: int) -> str:
    if number <= 32:
        return f"{year}-{21 + (number - 25) % 4}"
    first, length = (33, 3) if number < 37 else (37, 4) if number < 40 else (40, 6)
    start = (number - first) * length + 1
    return f"{year}-{start:02}/{year}-{start + length - 1:02}"


def _intervals(text: str) -> Iterator[tuple[str, ...]]:
    start, slash, end = text.partition("/")
    if slash:
        yield (f"{_first(start)}/{_first(end)}",)
        yield (f"{_first(end)}/{_first(start)}",)
    if form := re.fullmatch(r"(?:since|from) (.+?)(?: on(?:wards?)?)?", text):
        yield (f"{_first(form[1])}/..",)
    if form := re.fullmatch(r"(?:until|till) (.+)", text):
        yield (f"../{_first(form[1])}",)
    for middle in ("..", " to ", " until ", " and ", "--", "-"):
        start, _, end = text.removeprefix("between ").partition(middle)
        start, end = _completed(start.strip(), end.strip()), end.strip()
        if re.search("[0-9]{4}", start) and re.search("[0-9]{4}", end):
            yield (f"{_first(start)}/{_first(end)}",)


def _completed(start: str, end: str) -> str:
    """Give the start what only the end says: "5" and "6 February 2024", "30 January" likewise."""
    if re.fullmatch(r"[0-9]{1,2}", start):
        return re.sub(r"^[0-9]{1,2}\b", start, end)
    if re.fullmatch(r"([0-9]{1,2} )?[A-Za-z]+", start):
        return f"{start} {end[-4:]}"
    return start


def _first(text: str) -> str:
    """Return the likeliest reading of one end of an interval, or the text as it is."""
    if text in _EDGES:
        return _EDGES[text]
    plain = _qualified_last(text)
    return next(_single(plain), (plain,))[0]


def _joined(year: str, *rest: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in rest if part)])
