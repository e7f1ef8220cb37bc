"""A site on a server that compresses, as servers do, and counts what it sends."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from served import POLICY, Handler, Served, serve

SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What a site with pagefind needs: it searches with WebAssembly."""

_PACKED = (".png", ".woff2", ".gz", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")


class _Packing(Handler):
    sent: dict[str, int]

    def do_GET(self) -> None:  # noqa: N802 - http.server calls it
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


@contextmanager
def serve_packed(folder: Path, root: str = "/") -> Iterator[tuple[Served, dict[str, int]]]:
    """Serve a folder at a path; and give the bytes that were sent of each file, without headers."""
    sent: dict[str, int] = {}
    with serve(folder, root, _Packing, sent=sent) as served:
        yield served, sent
