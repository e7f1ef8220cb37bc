"""Pages for authors, followed to the letter: files are written, commands run, output compared.

A page's fenced blocks are read in their order.

- `yaml`, `html`, `markdown` and `txt` are files. The first line is a comment that names the file,
  and is no part of it: `# annotations/people/clerk.yml`, `<!-- docs/index.md -->`. With `, in part`
  after the name, the fields in the block take the place of those in the file.
- `sh` holds commands, which must succeed. `<!-- exits 1 -->` on the line above says that the last
  of them ends with that status.
- `text` is what the commands before it print; `…` stands for any words, and alone on a line for any
  lines.
- Whatever cannot be run says why on the line above: `<!-- not run: it needs a server -->`.

`dossier` and `mkdocs` run in this process. `mkdocs serve` builds as that command does, and serves
nothing.
"""

import re
import shlex
import subprocess
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from mkdocs.exceptions import MkDocsException

from dossier.cli import main
from sites import build_site

_BLOCK = re.compile(r"^(?:<!-- ([^\n]*) -->\n)?```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:#|<!--) (\S+?)(, in part)?(?: -->)?\n")
_EXITS = re.compile(r"(?:exits (\d))?")
_FIELDS = re.compile(r"^(\w+):.*\n(?:(?![\w#]).*\n)*", re.MULTILINE)

FILES = ("yaml", "html", "markdown", "txt")
SYSTEM = ("cat", "cp", "git", "ls", "mkdir", "mv", "rm", "sha256sum")
"""Commands of the machine that pages may use."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text with a line's end, its line, the comment above it."""

    language: str
    text: str
    line: int
    comment: str

    @property
    def not_run(self) -> str | None:
        """Why it is not run."""
        return self.comment.removeprefix("not run: ") if "not run: " in self.comment else None


def blocks(page: str) -> list[Block]:
    """Return a page's fenced blocks, in their order."""
    found = [
        Block(one[2], one[3], page.count("\n", 0, one.start()) + 1, one[1] or "")
        for one in _BLOCK.finditer(page)
    ]
    fences = re.findall(r"^\s*(?:```|~~~)", page, re.MULTILINE)
    assert len(fences) == 2 * len(found), "a fence is indented, or not closed"
    return found


@dataclass
class Walk:
    """Somebody who does what pages say.

    Attributes:
        here: The folder that they are in.
        printed: What the last commands printed.
    """

    here: Path
    printed: str | None = None

    def follow(self, page: Path) -> list[str]:
        """Do all that a page says; return why some blocks of it were not run.

        Raises:
            AssertionError: something is not as the page says; the text begins with page:line.
        """
        reasons = []
        for block in blocks(page.read_text(encoding="utf-8")):
            try:
                if block.not_run is not None:
                    reasons.append(block.not_run)
                else:
                    self._do(block)
            except AssertionError as fault:
                raise AssertionError(f"{page.name}:{block.line}: {fault}") from fault
        return reasons

    def _do(self, block: Block) -> None:
        if block.language in FILES:
            self._write(block.text)
        elif block.language == "sh":
            self._run(block)
        elif block.language == "text":
            assert self.printed is not None, "no command stands before this output"
            assert matches(block.text, self.printed), f"it printed:\n{self.printed}"
            self.printed = None
        else:
            raise AssertionError(f"{block.language or 'a block'} is not run, and does not say why")

    def _write(self, text: str) -> None:
        named = _NAMED.match(text)
        assert named, "the first line does not name the file"
        file, content = self.here / named[1], text[named.end() :]
        if named[2]:
            content = merged(file.read_text(encoding="utf-8"), content)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def _run(self, block: Block) -> None:
        told = _EXITS.fullmatch(block.comment)
        assert told, f"{block.comment!r} says nothing that is understood"
        expected = int(told[1] or 0)
        self.printed = ""
        *before, last = commands(block.text)
        for words in before:
            status = self._command(words)
            assert status == 0, f"{words} ended with {status}:\n{self.printed}"
        status = self._command(last)
        assert status == expected, f"{last} ended with {status}:\n{self.printed}"

    def _command(self, words: list[str]) -> int:
        """Run one command and keep what it prints; return its exit status."""
        with chdir(self.here):
            match words:
                case ["cd", folder]:
                    self.here = (self.here / folder).resolve(strict=True)
                    return 0
                case [*others, ">", file]:
                    before, self.printed = self.printed, ""
                    status = self._command(others)
                    Path(file).write_text(self.printed or "", encoding="utf-8")
                    self.printed = before
                    return status
                case ["dossier", *arguments]:
                    quiet = {"GITHUB_STEP_SUMMARY": None}  # the tests' own job has one, too
                    result = CliRunner(env=quiet).invoke(main, arguments, prog_name="dossier")
                    self.printed = f"{self.printed}{result.output}"
                    if result.exception and not isinstance(result.exception, SystemExit):
                        raise result.exception
                    return result.exit_code
                case ["mkdocs", "build" | "serve" as command, *options]:
                    assert {*options} <= {"--strict"}, f"cannot run mkdocs with {options}"
                    return self._build(serving=command == "serve")
                case [name, *_] if name in SYSTEM:
                    done = subprocess.run(words, capture_output=True, text=True, check=False)
                    self.printed = f"{self.printed}{done.stdout}{done.stderr}"
                    return done.returncode
        raise AssertionError(f"cannot run {words}")

    def _build(self, *, serving: bool) -> int:
        site = self.here.parent / "served" if serving else self.here / "site"
        try:
            build_site(self.here, site, serving=serving)
        except MkDocsException as reason:
            self.printed = f"{self.printed}{reason}\n"
            return 1
        return 0


def commands(text: str) -> list[list[str]]:
    """Return the words of each command; a line may be continued on the next by a backslash."""
    joined = text.replace("\\\n", " ")
    found = [shlex.split(line, comments=True) for line in joined.splitlines()]
    return [words for words in found if words]


def matches(shown: str, printed: str) -> bool:
    """Say whether commands printed what a page shows of it."""
    pattern = ""
    for line in shown.rstrip().splitlines():
        whole = r"(?:.*\n)*" if line == "…" else f"{'.*'.join(map(re.escape, line.split('…')))} *\n"
        pattern += whole
    return re.fullmatch(pattern, printed.rstrip() + "\n") is not None


def merged(old: str, new: str) -> str:
    """Return YAML with fields of its outermost level replaced or, where it has none such, added."""
    fields = {found[1]: found[0] for found in _FIELDS.finditer(new)}
    assert "".join(fields.values()) == new, "only whole fields can be merged"
    kept = _FIELDS.sub(lambda found: fields.pop(found[1], found[0]), old)
    return kept + "".join(fields.values())
