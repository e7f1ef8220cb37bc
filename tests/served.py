"""A built site on a server of this machine, with the policy that the docs recommend."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The Content-Security-Policy under which every test of the site runs."""


INDEX = "search/search_index.json"
"""What the theme's search reads, from the site's root on."""

END = 0.05
"""Seconds after which a server that is to end does."""

WAITING = 128
"""How many connections may wait to be answered; of more than five a browser asks again in a second,
or in seven."""


@dataclass(frozen=True)
class Served:
    """A site that is being served.

    Attributes:
        folder: Where it was built.
        address: Where it is served, with a slash at the end.
    """

    folder: Path
    address: str


class Handler(SimpleHTTPRequestHandler):
    """Answers for a folder at the path `root`, and says nothing on the terminal."""

    root = "/"

    def handle(self) -> None:
        """Answer, unless the browser has left the page meanwhile."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Site(Handler):
    index: bytes | None = None

    def translate_path(self, path: str) -> str:
        """Return the file that an address is for; outside the site's root there is none."""
        if not path.startswith(self.root):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path(f"/{path.removeprefix(self.root)}")

    def do_GET(self) -> None:
        """Answer with a file, or with an index of the search that was given in place of its own."""
        if self.index is None or self.path != f"{self.root}{INDEX}":
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.index)))
        self.end_headers()
        self.wfile.write(self.index)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the site's own page for what is not there, as hosts do."""
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def home_only(folder: Path) -> bytes:
    """Return the index of a site's search with the first page only.

    Each page reads the whole index, which takes about as long as all else on it.
    """
    index = json.loads((folder / INDEX).read_bytes())
    return json.dumps(index | {"docs": index["docs"][:1]}).encode()


@contextmanager
def serve(
    folder: Path, root: str = "/", answers: type[Handler] = _Site, **more: object
) -> Iterator[Served]:
    """Serve a folder on a free port of this machine, at a path with a slash at both ends.

    Args:
        folder: The folder.
        root: The path.
        answers: What answers.
        more: Its further attributes.
    """
    handler = type("_Answering", (answers,), {"root": root, **more})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.socket.listen(WAITING)
    Thread(target=server.serve_forever, args=(END,), daemon=True).start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}{root}")
    finally:
        server.shutdown()
        server.server_close()
