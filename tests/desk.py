"""The author's loop for tests: the real `mkdocs serve` on a copy of the example."""

import json
import re
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from forking import Forked, fork

LONGEST = 30
"""Seconds until a test gives up waiting for a build."""

REST = 0.6
"""Seconds: longer than `mkdocs serve` takes to find a change and to wait for more of them."""


@dataclass(frozen=True)
class Server:
    """`mkdocs serve` at work.

    Attributes:
        project: The dossier's folder.
        address: Where the site is served, with a slash at the end.
        log: What it writes.
    """

    project: Path
    address: str
    log: Path

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.split(":")[2].partition("/")[0])

    def ask(
        self, path: str, body: str | bytes | None = None, **headers: str
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Return the status, headers and body of an answer; `Content_Type="…"` sets a header."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request("POST" if body is not None else "GET", f"/{path}", body, named)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def told(self) -> Any:
        """Return what a page is told of the last build."""
        return json.loads(self.ask("__dossier__/told")[2])

    def page(self, path: str) -> str:
        """Return a page; one that is being built is waited for."""
        return self.ask(path)[2].decode()

    def save(self, changes: Mapping[str, str | bytes | None]) -> Any:
        """Write files, or (None) remove them, and return what is told once the site was built."""
        if "mkdocs.yml" in changes:
            self._rest()
        for path, data in changes.items():
            file = self.project / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                file.unlink()
            else:
                # At one stroke: a server that looks between two would build what is half written.
                new = self.project.with_name(f"{self.project.name}.new")
                new.write_bytes(data.encode() if isinstance(data, str) else data)
                new.replace(file)
        return self.built_anew()

    def _rest(self) -> None:
        """Wait until nothing is built: a build for an earlier change reads no new settings."""
        before, now = -1, self.log.stat().st_size
        while before != now:
            time.sleep(REST)
            before, now = now, self.log.stat().st_size

    def built_anew(self) -> Any:
        """Wait for a build that began after now, as a page that reloads does; return what is told.

        A server that finds the first of several files has begun to build before it finds the rest.
        """
        now = round(time.monotonic() * 1000)  # as MkDocs numbers its builds
        try:
            self.ask(f"livereload/{now}/{now}")
        except TimeoutError:
            raise AssertionError(f"nothing was built: {self.log.read_text()}") from None
        return self.told()


@contextmanager
def mkdocs_serve(project: Path, *options: str) -> Iterator[Server]:
    """Start `mkdocs serve` on a free port of this machine, and end it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.parent / f"{project.name}.log"
    process = fork(["mkdocs", "serve", "-a", f"127.0.0.1:{port}", *options], project, log)
    try:
        yield Server(project, _address(process, log), log)
    finally:
        process.end()


def _address(process: Forked, log: Path) -> str:
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline and process.runs:
        found = re.search(r"Serving on (http://\S+)", log.read_text())
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text())
