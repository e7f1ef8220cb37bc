"""An article from its address: whole and in time, or not at all.

A server is trusted in nothing. It may answer slowly for ever, send more than any article has, or
less than it announced; it may lead on to other addresses, and call anything HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from dossier.articles.media import TYPES, Media
from dossier.articles.refused import Refused, without_package

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

MOST_REDIRECTS = 10
AT_ONCE = 65_536
"""Bytes that are read at once."""

_HEADERS = {
    # Not compressed: what is kept is what was sent.
    "Accept-Encoding": "identity",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf",
    "User-Agent": "mkdocs-dossier",
}
_MOVED = {301, 302, 303, 307, 308}
_REASONS = {
    401: "asks for a password",
    403: "refuses it",
    404: "has no such page",
    410: "has it no more",
}

Tell = Callable[[int, int | None], None]
"""Is told now and then how many bytes have come, and of how many, where that is known."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is waited for.

    Attributes:
        size: Bytes, after decompression.
        seconds: From the first word to the last, redirects included.
    """

    size: int = 50_000_000
    seconds: float = 60


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Attributes:
        data: The bytes, as it sent them, decompressed where it had compressed them.
        url: Where they came from in the end, without a fragment.
        media: What the server says they are; None where it says nothing of use.
        charset: How it says they are encoded.
    """

    data: bytes
    url: str
    media: Media | None
    charset: str | None


def fetch(url: str, limits: Limits, tell: Tell) -> Fetched | Refused:
    """Return what stands at an address."""
    try:
        import urllib3  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return without_package("import", "an article from an address")
    work = _Work(url, limits)
    # A name that is looked up, and a header that comes a byte a second, heed no time limit of ours.
    thread = Thread(target=work.run, daemon=True)
    thread.start()
    end = monotonic() + limits.seconds
    while thread.is_alive() and monotonic() < end:
        thread.join(0.1)
        tell(work.received, work.expected)
    if thread.is_alive():
        work.stopped.set()
        thread.join(0.1)
        return work.late()
    if work.fault:
        raise work.fault
    return work.outcome or work.late()


def visible_host(url: str) -> str:
    """Return the host of an address, or the address where it has none."""
    return urlsplit(url).hostname or url


class _Work:
    """One article that is being fetched, in a thread of its own."""

    def __init__(self, url: str, limits: Limits) -> None:
        self.url = urldefrag(url).url
        self.limits = limits
        self.received = 0
        self.expected: int | None = None
        self.stopped = Event()
        self.outcome: Fetched | Refused | None = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self.outcome = self._fetched()
        except BaseException as fault:  # noqa: BLE001 - it is raised again where it is seen
            self.fault = fault

    def _fetched(self) -> Fetched | Refused:
        from urllib3 import PoolManager, Timeout, exceptions  # noqa: PLC0415 - an extra

        timeout = Timeout(connect=self.limits.seconds, read=self.limits.seconds)
        with PoolManager(timeout=timeout, retries=False, headers=_HEADERS) as pool:
            try:
                return self._followed(pool)
            except exceptions.NewConnectionError as fault:  # a kind of timeout, for urllib3
                return _broken(fault, self.url, self.received)
            except (exceptions.TimeoutError, TimeoutError):
                return self.late()
            except (exceptions.HTTPError, HTTPException, OSError, ValueError) as fault:
                return _broken(fault, self.url, self.received)

    def late(self) -> Refused:
        return Refused(
            f"{visible_host(self.url)} did not send all of it in {self.limits.seconds:g} seconds",
            "Try it later, or give it more time with --timeout.",
        )

    def _followed(self, pool: "PoolManager") -> Fetched | Refused:
        seen = set()
        for _ in range(MOST_REDIRECTS + 1):
            if refusal := _unfit(self.url):
                return refusal
            seen.add(self.url)
            response = pool.request("GET", self.url, preload_content=False, redirect=False)
            try:
                location = response.headers.get("Location")
                if response.status not in _MOVED or location is None:
                    return self._read(response)
            finally:
                response.close()
            self.url = urldefrag(urljoin(self.url, location.strip())).url
            if self.url in seen:
                return Refused(f"{visible_host(self.url)} leads round in a circle", _OTHERWISE)
        return Refused(f"it leads on more than {MOST_REDIRECTS} times", _OTHERWISE)

    def _read(self, response: "BaseHTTPResponse") -> Fetched | Refused:
        host = visible_host(self.url)
        if response.status != 200:
            reason = _REASONS.get(response.status, "does not send it")
            return Refused(f"{host} {reason} (HTTP {response.status})", _OTHERWISE)
        media, charset, refusal = _declared(response.headers.get("Content-Type"), host)
        length = response.headers.get("Content-Length", "")
        self.expected = int(length) if length.isdecimal() and len(length) < 16 else None
        if refusal or (self.expected or 0) > self.limits.size:
            return refusal or self._too_large(host)
        pieces = []
        while data := response.read1(AT_ONCE, decode_content=True):
            self.received += len(data)
            if self.received > self.limits.size:
                return self._too_large(host)
            if self.stopped.is_set():
                return Refused("stopped")
            pieces.append(data)
        return Fetched(b"".join(pieces), self.url, media, charset)

    def _too_large(self, host: str) -> Refused:
        return Refused(
            f"{host} sends more than {self.limits.size / 1_000_000:g} MB",
            "If it is one article after all, allow more with --most.",
        )


_OTHERWISE = "Look at it in a browser. You can save it there and add the file."


def _unfit(url: str) -> Refused | None:
    """Refuse what is no address of an article, or would tell a password to readers."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        parts.port  # noqa: B018 - raises when it is no number
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"}:
        scheme = parts.scheme or url
        return Refused(f"it leads to {scheme}:, and only http: and https: are followed", _OTHERWISE)
    if not host:
        return Refused(f"{url!r} is no address", "Write it whole, from https:// on.")
    if parts.username is not None:
        return Refused("the address holds a password, which would be published", _OTHERWISE)
    return None


def _declared(header: str | None, host: str) -> tuple[Media | None, str | None, Refused | None]:
    message = Message()
    message["content-type"] = header or "application/octet-stream"
    kind, charset = message.get_content_type(), message.get_content_charset()
    if kind in TYPES or kind == "application/octet-stream":
        return TYPES.get(kind), charset, None
    advice = "An article is a text, an HTML page or a PDF."
    return None, None, Refused(f"{host} sends {kind}, which is no article", advice)


def _broken(fault: Exception, url: str, received: int) -> Refused:
    from urllib3 import exceptions  # noqa: PLC0415 - an extra

    host = visible_host(url)
    network = "Look at the address, or at the network."
    # The first that fits; some are kinds of others.
    reasons: tuple[tuple[type[Exception], str, str], ...] = (
        (exceptions.NameResolutionError, f"there is no host {host}", network),
        (exceptions.NewConnectionError, f"{host} takes no connection", network),
        (exceptions.SSLError, f"{host} cannot prove that it is {host}: {fault}", _OTHERWISE),
        (exceptions.DecodeError, f"{host} sends it compressed, and wrongly so", _OTHERWISE),
        (exceptions.LocationValueError, f"{url!r} is no address", "Write it from https:// on."),
        (exceptions.ProtocolError, f"{host} broke off after {received:,} bytes", "Try it again."),
    )
    for kind, message, advice in reasons:
        if isinstance(fault, kind):
            return Refused(message, advice)
    return Refused(f"{host} does not answer as a web server does", _OTHERWISE)
