"""Who builds and who checks: what each does in its turn, and whether it did it."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossiers import Made, write_dossier
from hugo_site import write_hugo_site
from outputs import Expected, address, check_report, check_site, expected, shown
from peers import Peers
from whole import Failed, Run, run, together

PROJECT = Path(__file__).resolve().parent.parent
SEARCH = Path("search/search_index.json")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
LONGEST = 30_000
"""Words of a page that Zensical's search takes: it ends with an error at a section of 32,768."""

OURS, CHANGED, UNCHANGED = (
    "Dossier, cold",
    "Dossier, one record changed",
    "Dossier, nothing changed",
)
MKDOCS, HUGO = "MkDocs on our Markdown", "Hugo on it"
ZENSICAL, ZENSICAL_WARM = "Zensical on it, cold", "Zensical on it, nothing changed"
CHECK, CHECK_WARM, SCHEMA = "dossier check, cold", "dossier check, warm", "check-jsonschema"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One that has its turn.

    Attributes:
        name: As the table has it.
        turn: Runs it, and judges what it did; raises Failed.
    """

    name: str
    turn: Callable[[], Run]


class Ground:
    """A folder with a made-up dossier, and what is built of it."""

    def __init__(self, folder: Path, records: int) -> None:
        self.folder = folder
        self.dossier = folder / "dossier"
        self.rendered = folder / "rendered"
        self.cache = folder / "cache"
        self.site = folder / "site"
        self.made: Made = write_dossier(self.dossier, records)
        self.environment = {
            "PYTHONPATH": str(PROJECT / "builder"),
            "DOSSIER_CACHE": str(self.cache),
            **QUIET,
        }
        self._edits = 0

    def render(self) -> Expected:
        """Write the Markdown pages; say what a site of them must hold."""
        if not self.rendered.exists():
            self._run("dossier", "render", str(self.rendered))
        return expected(self.made, self.rendered)

    def ours(self, wanted: Expected) -> list[Contestant]:
        """Return how we build: from nothing, after a change, and once more."""
        return [
            Contestant(OURS, lambda: self._cold(wanted)),
            Contestant(CHANGED, lambda: self._changed(wanted)),
            Contestant(UNCHANGED, lambda: self._build(wanted)),
        ]

    def peers(self, peers: Peers, wanted: Expected) -> list[Contestant]:
        """Return who else builds sites, of the pages that we wrote."""
        plain, zensical, hugo = (self.folder / name for name in ("plain", "zensical", "hugo"))
        shutil.copytree(self.rendered, plain)
        shutil.copytree(self.rendered, zensical)
        left_out = set(_kept_out_of_search(zensical / "docs"))
        write_hugo_site(self.rendered, hugo)

        def mkdocs_turn() -> Run:
            shutil.rmtree(plain / "site", ignore_errors=True)
            done = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], plain, QUIET)
            check_site(plain / "site", SEARCH, wanted)
            return done

        def zensical_turn(*more: str) -> Run:
            done = run([peers.python, "-m", "zensical", "build", *more], zensical)
            check_site(zensical / "site", Path("search.json"), wanted, left_out)
            return done

        def hugo_turn() -> Run:
            shutil.rmtree(hugo / "public", ignore_errors=True)
            done = run([peers.hugo, "build", "--quiet"], hugo)
            check_site(hugo / "public", Path("index.json"), wanted)
            return done

        def zensical_cold() -> Run:
            shutil.rmtree(zensical / "site", ignore_errors=True)
            return zensical_turn("--clean")

        return [
            Contestant(MKDOCS, mkdocs_turn),
            Contestant(ZENSICAL, zensical_cold),
            Contestant(ZENSICAL_WARM, zensical_turn),
            Contestant(HUGO, hugo_turn),
        ]

    def checks(self) -> list[Contestant]:
        """Return how we check: from nothing, and once more."""
        return [
            Contestant(CHECK, lambda: self._check(cold=True)),
            Contestant(CHECK_WARM, lambda: self._check(cold=False)),
        ]

    def schema(self, peers: Peers) -> Contestant:
        """Return who else checks records: by our own schemas, each file by that of its kind."""
        schemas = self.folder / "schemas"
        self._run("dossier", "schema", "--output", str(schemas))
        tool: list[str | Path] = [peers.python, "-m", "check_jsonschema", "--schemafile"]

        def turn() -> Run:
            runs = []
            for kind in self.made.records:
                files = sorted((self.dossier / "annotations" / kind).glob("*.yml"))
                (schema,) = schemas.glob(f"{kind}*.json")
                runs.append(run([*tool, schema, *files], self.dossier, self.environment))
            return together(runs)

        return Contestant(SCHEMA, turn)

    def _run(self, module: str, *arguments: str) -> Run:
        return run([sys.executable, "-m", module, *arguments], self.dossier, self.environment)

    def _cold(self, wanted: Expected) -> Run:
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.rmtree(self.site, ignore_errors=True)
        return self._build(wanted)

    def _build(self, wanted: Expected) -> Run:
        done = self._run("mkdocs", "build", "--quiet", "--site-dir", str(self.site))
        check_site(self.site, SEARCH, wanted)
        return done

    def _changed(self, wanted: Expected) -> Run:
        self._edits += 1
        page = wanted.samples[0].address
        claim = f"Changed for the {self._edits}. time."
        change_claim(self.dossier / f"annotations/{page.strip('/')}.yml", claim)
        done = self._build(wanted)
        if claim not in shown((self.site / page / "index.html").read_text(encoding="utf-8")):
            raise Failed(f"{page} does not have the claim that was changed")
        return done

    def _check(self, *, cold: bool) -> Run:
        if cold:
            shutil.rmtree(self.cache, ignore_errors=True)
        done = self._run("dossier", "check", "--format", "json")
        check_report(done.printed, self.made)
        return done


def _kept_out_of_search(docs: Path) -> Iterator[str]:
    """Keep pages out of Zensical's search that it cannot take, and yield their addresses."""
    for page in docs.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        if len(re.findall(r"\w+", text)) > LONGEST:
            page.write_text(f"---\nsearch:\n  exclude: true\n---\n{text}", encoding="utf-8")
            yield address(page.relative_to(docs).as_posix())


def change_claim(path: Path, claim: str) -> None:
    """Give the statement in a file another claim, and save it as an editor does, in one go."""
    text = path.read_text(encoding="utf-8")
    text, found = re.subn(r"(?m)^claim: .*(\n  .*)*", f"claim: {claim}", text)
    assert found == 1, path
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
