"""A site on a server that compresses, as servers do, and tells what it has sent."""

import gzip
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote

LEVEL = 6
"""What servers compress with unless told otherwise."""

_PACKED = (".png", ".woff2", ".gz", ".pagefind")
_PAGEFIND = ".pf_"
_END = 0.05
"""Seconds after which the server ends when it is to."""

_WAITING = 128
"""How many connections may wait to be answered; who finds no room asks again in a second."""


@dataclass(frozen=True)
class Packed:
    """A site that is being served.

    Attributes:
        folder: Where it was built.
        address: Where it is served, with a slash at the end.
        sent: The path in the site of each file that was asked for, with the bytes that were sent
            of it, without headers; in order, and each as often as it was asked for.
    """

    folder: Path
    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)

    def bytes(self, *marks: str) -> int:
        """Return how much was sent of files with one of these in their paths; else of all."""
        return sum(size for path, size in self.sent if not marks or any(m in path for m in marks))


@dataclass(frozen=True)
class Line:
    """A slow line to the reader, which all answers share.

    Attributes:
        rate: Bytes a second.
        delay: Seconds before an answer begins.
    """

    rate: int
    delay: float
    _free: Lock = field(default_factory=Lock)

    def carry(self, size: int) -> None:
        """Wait as long as so many bytes take."""
        time.sleep(self.delay)
        with self._free:
            time.sleep(size / self.rate)


class _Packing(SimpleHTTPRequestHandler):
    root: str
    more: Mapping[str, str]
    line: Line | None
    sent: list[tuple[str, int]]

    def handle(self) -> None:
        with suppress(ConnectionError):  # the browser has left the page meanwhile
            super().handle()

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0].removeprefix(self.root))
        file = Path(self.directory) / path
        file = file / "index.html" if file.is_dir() else file
        found = self.path.startswith(self.root) and file.is_file()
        data = file.read_bytes() if found else b""
        packed = found and not (file.suffix in _PACKED or file.suffix.startswith(_PAGEFIND))
        data = gzip.compress(data, LEVEL) if packed else data
        self.sent.append((path, len(data)))
        if self.line:
            self.line.carry(len(data))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        for name, value in self.more.items():
            self.send_header(name, value)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve_packed(
    folder: Path,
    root: str = "/",
    headers: Mapping[str, str] | None = None,
    line: Line | None = None,
) -> Iterator[Packed]:
    """Serve a folder on a free port of this machine.

    Args:
        folder: The folder.
        root: The path at which it is served, with a slash at both ends.
        headers: What every answer has besides.
        line: The line to the reader; else it is as fast as this machine.
    """
    sent: list[tuple[str, int]] = []
    settings = {"root": root, "more": headers or {}, "line": line, "sent": sent}
    handler = type("_Answering", (_Packing,), settings)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.socket.listen(_WAITING)
    Thread(target=server.serve_forever, args=(_END,), daemon=True).start()
    try:
        yield Packed(folder, f"http://127.0.0.1:{server.server_address[1]}{root}", sent)
    finally:
        server.shutdown()
        server.server_close()
