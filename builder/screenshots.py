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
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from dossier.pipeline import build
from dossier.render.assets import script, stylesheet
from dossier.render.pages import Page, Renderer
from dossier.settings import read_settings
from dossier.tree import FolderTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/assets/screenshots"
MADE_FROM = FOLDER / "made-from.json"
STYLES = ("docs/assets/palette.css", "mkdocs.yml")


SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@dataclass(frozen=True)
class Shot:
    """A picture of one page, in one kind of window.

    Attributes:
        page: The page, by its path among the site's pages.
        width: Of the window, in CSS pixels; a picture has as many.
        height: Likewise.
        scheme: The colours that the reader's machine asks for.
        media: What the page is shown on; for `print` the width is that of the printed lines.
        at: The address of what is to be seen on the page, for one that starts elsewhere.
    """

    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    at: str = ""


STATEMENT = "statements/kirby-iraq-was-told.md"
KIRBY = "statements--kirby-iraq-was-told"

SHOTS: Mapping[str, Shot] = {
    "home.png": Shot("index.md", 1180, 800),
    "statement.png": Shot(STATEMENT, 1180, 1100),
    "statement-phone.png": Shot(STATEMENT, 390, 844),
    "statement-dark.png": Shot(STATEMENT, 1180, 800, scheme="dark"),
    "statement-print.png": Shot(STATEMENT, 700, 800, media="print"),
    "source.png": Shot("sources/cnn-2024-02-06.md", 1280, 800, at=KIRBY),
    "source-phone.png": Shot("sources/cnn-2024-02-06.md", 390, 844, at=KIRBY),
    "timeline.png": Shot("timeline.md", 1180, 800),
    "graph.png": Shot("graph.md", 1180, 640),
    "ledger.png": Shot("corrections/index.md", 1180, 800),
    "disagreements.png": Shot("disagreements.md", 1180, 800),
}
"""The pictures by their files; those of pages that this dossier does not have are not taken."""


def main() -> None:
    """Build the site, take every picture, note what it was made from."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("screenshots: Chromium is not installed; on Debian: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    made_from = digests()
    with (
        tempfile.TemporaryDirectory() as scratch,
        _served(Path(scratch) / "site") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        for name in made_from:
            (FOLDER / name).write_bytes(_shoot(browser, address, SHOTS[name]))
            print(f"{name}: {SHOTS[name].page}")
        browser.close()
    MADE_FROM.write_text(json.dumps(made_from, indent=1) + "\n", encoding="utf-8")


def digests() -> dict[str, str]:
    """Return, for each picture, the digest of all that goes into it.

    That is its page's Markdown and head, the styles and scripts, and how the picture is taken.
    """
    pages = _pages()
    common = b"\0".join((ROOT / path).read_bytes() for path in STYLES)
    common += f"{stylesheet()}\0{script()}".encode()
    return {
        name: sha256(f"{pages[shot.page]}\0{shot}\0".encode() + common).hexdigest()
        for name, shot in SHOTS.items()
        if shot.page in pages
    }


def _pages() -> dict[str, str]:
    """Return what goes into each page, by its path: those of records, and those written by hand."""
    settings, _ = read_settings((ROOT / "mkdocs.yml").read_bytes())
    if settings is None:
        sys.exit("screenshots: mkdocs.yml has faults; see `dossier check`")
    renderer = Renderer(build(FolderTree(ROOT), settings).published)

    def content(page: Page) -> str:
        return f"{page.markdown}\0{page.head}\0{page.hides}"

    docs = ROOT / "docs"
    by_hand = {path.relative_to(docs).as_posix(): path for path in docs.glob("*.md")}
    own = {
        name: renderer.author_page(name, path.read_text(encoding="utf-8"))
        for name, path in by_hand.items()
    }
    return {page.path: content(page) for page in renderer.pages()} | own


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    # Not strictly: the docs show pictures that this is to take.
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    server.socket.listen(128)  # of more than five that wait a browser asks again in seconds
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def _shoot(browser: Browser, address: str, shot: Shot) -> bytes:
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page.emulate_media(media=shot.media)
    folder = shot.page.removesuffix(".md").removesuffix("index").strip("/")
    page.goto(f"{address}/{folder}{'/' if folder else ''}{f'#{shot.at}' if shot.at else ''}")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    picture = page.screenshot(type="png", animations="disabled", caret="hide")
    page.close()
    return picture


if __name__ == "__main__":
    main()
