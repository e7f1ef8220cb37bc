"""The tutorial, done by somebody who starts from an empty folder and does what it says."""

from pathlib import Path
from urllib.request import urlopen

from click.testing import CliRunner

from dossier.cli import main
from served import serve
from sites import broken_links, read
from walkthrough import Walk

TUTORIAL = Path(__file__).resolve().parent.parent / "docs/handbook/tutorial.md"


def test_tutorial__ends_with_a_published_page(tmp_path: Path) -> None:
    """The statement is on it, with its status; its quotation, and nothing that is broken."""
    walk = Walk(tmp_path)

    walk.follow(TUTORIAL)

    result = CliRunner().invoke(main, ["check", "--strict", "-f", str(walk.here / "mkdocs.yml")])
    assert (0, tmp_path / "bridge") == (result.exit_code, walk.here)
    assert [] == broken_links(walk.here / "site")
    with serve(walk.here / "site") as site:
        first = _page(site.address)
        statement = _page(f"{site.address}statements/bridge-is-not-safe/")
        other = _page(f"{site.address}statements/nobody-came-across/")
    assert "The bridge is not safe. ✕ withdrawn" in first
    assert "Nobody crossed the bridge for three days. ✓ stands" in first
    assert "Withdrawn by the speaker or on the speaker's behalf, 11 May 2024" in statement
    assert "Nobody came across for three days — Engineer had another bridge in mind" in other


def _page(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310 - the address is ours
        return read(answer.read().decode()).text
