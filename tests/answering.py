"""A server on this machine that answers as badly as it is told to."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread

Answer = Callable[[str, "Sending"], None]
"""Answers a request for a path."""


class Sending:
    """What an answer may do."""

    def __init__(self, handler: StreamRequestHandler, over: Event) -> None:
        self._handler = handler
        self._over = over
        self.sent = 0

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self._handler.wfile.write(data)
        self.sent += len(data)

    def page(self, data: bytes | str, *headers: str, status: str = "200 OK") -> None:
        """Send a whole answer."""
        body = data.encode() if isinstance(data, str) else data
        self.head(*headers, f"Content-Length: {len(body)}", status=status)
        self.send(body)

    def head(self, *headers: str, status: str = "200 OK") -> None:
        """Send the head of an answer."""
        lines = (f"HTTP/1.1 {status}", *headers, "Connection: close", "", "")
        self.send("\r\n".join(lines).encode("latin-1"))

    def wait(self, seconds: float = 60) -> bool:
        """Wait, at the longest until the test is over, which is then returned."""
        return self._over.wait(seconds)


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """Serve on a free port of this machine; return the address, without a slash at its end."""
    over = Event()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            words = self.rfile.readline().decode().split()
            while self.rfile.readline().strip():
                pass
            with suppress(OSError):  # who asked may have had enough
                answer(words[1], Sending(self, over))

    class Server(ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        address_family = socket.AF_INET

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            over.set()
            server.shutdown()
            thread.join()
