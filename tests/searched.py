"""A site on a server that compresses, as servers do, and counts what it sends."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

from served import END, POLICY, Served

SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What a site with pagefind needs: it searches with WebAssembly."""

_PACKED = (".png", ".woff2", ".gz", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")


class _Handler(SimpleHTTPRequestHandler):
    root = "/"
    sent: dict[str, int]

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0].removeprefix(self.root))
        file = Path(self.directory) / path
        file = file / "index.html" if file.is_dir() else file
        found = self.path.startswith(self.root) and file.is_file()
        data = file.read_bytes() if found else b""
        packed = found and not file.name.endswith(_PACKED)
        data = gzip.compress(data, 6) if packed else data
        self.sent[path] = len(data)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", SEARCH_POLICY)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def handle(self) -> None:
        """Answer, unless the browser has left the page meanwhile."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_packed(folder: Path, root: str = "/") -> Iterator[tuple[Served, dict[str, int]]]:
    """Serve a folder at a path; and give the bytes that were sent of each file, without headers."""
    sent: dict[str, int] = {}
    handler = type("_CountingHandler", (_Handler,), {"root": root, "sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, args=(END,), daemon=True).start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}{root}"), sent
    finally:
        server.shutdown()
        server.server_close()
