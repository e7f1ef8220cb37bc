"""Take the screenshots that the README and the docs show, of the real site in a real browser.

    python builder/screenshots.py

Needs Chromium. Beside the pictures it writes `made-from.json`: digests of what each page was made
from, by which the tests tell when a picture no longer shows what the site does.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from dossier.pipeline import build
from dossier.render.assets import stylesheet
from dossier.render.pages import Renderer
from dossier.settings import read_settings
from dossier.tree import FolderTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/assets/screenshots"
MADE_FROM = FOLDER / "made-from.json"
STYLES = ("docs/assets/palette.css", "mkdocs.yml")


@dataclass(frozen=True)
class Shot:
    """A picture of one page.

    Attributes:
        page: The page, by its path among the site's pages.
        width: Of the window, in CSS pixels.
        height: Likewise.
    """

    page: str
    width: int
    height: int


SHOTS: Mapping[str, Shot] = {
    "statement.png": Shot("statements/kirby-iraq-was-told.md", 1180, 1340),
}


def main() -> None:
    """Build the site, take every picture, note what it was made from."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("screenshots: Chromium is not installed; on Debian: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, _served(Path(scratch) / "site") as address:
        for name, shot in SHOTS.items():
            url = f"{address}/{shot.page.removesuffix('.md')}/"
            _shoot(browser, url, shot, FOLDER / name, Path(scratch) / "profile")
            print(f"{name}: {shot.page}")
    MADE_FROM.write_text(json.dumps(digests(), indent=1) + "\n", encoding="utf-8")


def digests() -> dict[str, str]:
    """Return, for each picture, the digest of its page's Markdown and of the styles."""
    settings, _ = read_settings((ROOT / "mkdocs.yml").read_bytes())
    if settings is None:
        sys.exit("screenshots: mkdocs.yml has faults; see `dossier check`")
    published = build(FolderTree(ROOT), settings).published
    pages = {page.path: page.markdown for page in Renderer(published).pages()}
    styles = b"\0".join((ROOT / path).read_bytes() for path in STYLES) + stylesheet().encode()
    return {
        name: sha256(pages[shot.page].encode() + b"\0" + styles).hexdigest()
        for name, shot in SHOTS.items()
    }


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def _shoot(browser: str, url: str, shot: Shot, picture: Path, profile: Path) -> None:
    switches = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *(f"--user-data-dir={profile}", f"--window-size={shot.width},{shot.height}"),
        *("--virtual-time-budget=5000", f"--screenshot={picture}"),
    )
    subprocess.run([browser, *switches, url], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
