"""A statement as other people's writing cites it, never without its status.

The claim is the dossier's wording and no quotation, so it stands without quotation marks. Programs
that make lists of references show a title and may show nothing else, so the status is in the title.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from dossier.export.addresses import Site
from dossier.export.json_ld_things import iso
from dossier.export.standing import standing
from dossier.link.dossier import Dossier
from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.records import Statement
from dossier.text.escape import showable
from dossier.texts import say

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# TeX's own signs. Braces are commands, too, since BibTeX counts them even after a backslash.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement's citation in three forms.

    Attributes:
        plain: As a sentence.
        bibtex: An entry for BibTeX and biblatex.
        csl: CSL-JSON, a list of one item.
    """

    plain: str
    bibtex: str
    csl: str


def citation(dossier: Dossier, key: Key, site: Site) -> Citation:
    """Return a statement's citation.

    Args:
        dossier: What is published.
        key: The statement.
        site: The site. Where its address is not known, the record's name stands for it.

    Raises:
        ValueError: it is no statement with a speaker.
    """
    record, status = dossier.records[key], dossier.status(key)
    speaker = dossier.target(key, "speaker")
    if not isinstance(record, Statement) or status is None or speaker is None:
        raise ValueError(f"{key} cannot be cited")
    cited = _Cited(
        key=key,
        speaker=_line(dossier.records[speaker].title_text),
        claim=_line(record.claim),
        said=record.said,
        status=standing(status),
        site=_line(site.name),
        url=site.address(key) if site.url else None,
    )
    return Citation(cited.plain(), cited.bibtex(), cited.csl())


@dataclass(frozen=True, slots=True)
class _Cited:
    key: Key
    speaker: str
    claim: str
    said: Edtf
    status: str
    site: str
    url: str | None

    @property
    def title(self) -> str:
        return say("machines.cited-title", claim=self.claim, status=self.status)

    @property
    def note(self) -> str:
        return say("machines.cited-note", said=self.said.words, status=self.status)

    def plain(self) -> str:
        return say(
            "machines.cited",
            speaker=self.speaker,
            title=self.title,
            said=self.said.words,
            site=self.site,
            where=self.url or str(self.key),
        )

    def bibtex(self) -> str:
        fields = {
            "author": f"{{{{{_tex(self.speaker)}}}}}",
            "title": f"{{{{{_tex(self.title)}}}}}",
            "howpublished": f"{{{_tex(say('machines.cited-in', site=self.site))}}}",
            **self._bibtex_date(),
            "note": f"{{{_tex(self.note)}}}",
            **({"url": f"{{{_braceless(self.url)}}}"} if self.url else {}),
        }
        lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
        return f"@misc{{{self.key.id},\n{lines}\n}}"

    def _bibtex_date(self) -> dict[str, str]:
        if not (text := iso(self.said)):
            return {}
        year, *rest = text.partition("T")[0].split("-")
        found = {"year": f"{{{year}}}"}
        return found | ({"month": _MONTHS[int(rest[0]) - 1]} if rest else {})

    def csl(self) -> str:
        item: dict[str, Any] = {
            "id": self.key.id,
            "type": "document",
            "title": self.title,
            "author": [{"literal": self.speaker}],
            "issued": self._csl_date(),
            "container-title": self.site,
            "genre": say("machines.cited-genre"),
            "status": self.status,
            "note": self.note,
        }
        if self.url:
            item["URL"] = self.url
        written = {name: json.dumps(value, ensure_ascii=False) for name, value in item.items()}
        lines = ",\n".join(f'  "{name}": {value}' for name, value in written.items())
        return f"[{{\n{lines}\n}}]"

    def _csl_date(self) -> dict[str, Any]:
        text = iso(self.said)
        if text is None:
            return {"literal": self.said.words}
        return {"date-parts": [[int(part) for part in text.partition("T")[0].split("-")]]}


def _line(words: str) -> str:
    return showable(" ".join(words.split()))


def _tex(words: str) -> str:
    return words.translate(_TEX)


def _braceless(url: str) -> str:
    """Return an address as it is, but for braces, which BibTeX counts; TeX escapes break it."""
    return re.sub("[{}]", lambda brace: f"%{ord(brace[0]):X}", url)
