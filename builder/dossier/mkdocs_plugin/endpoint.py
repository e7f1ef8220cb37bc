"""What the desk's script in the browser asks the server: what is wrong, and what can be annotated.

Answers hold texts that are not published, so none is given to a page of another site: not to one
that asks across origins, nor to one whose host's name has been pointed at this machine. Nothing is
written, whatever is asked.
"""

import json
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from dossier.anchor.selecting import NoWords, TooCommon
from dossier.desk.offers import Offer, Wish, offer
from dossier.desk.selection import Edge, Stale
from dossier.mkdocs_plugin.serving import Desk
from dossier.model.fields import Key, Kind
from dossier.model.parts import QuoteKind

FOLDER = "__dossier__/"
"""Below which the answers are, from the site's root on; no page can stand there."""

MOST = 1_000_000
"""Bytes of a question."""

_REFUSALS = {NoWords: "no-words", TooCommon: "too-common", Stale: "stale"}
_JSON = "application/json"


class _Refused(Exception):  # noqa: N818 - an answer
    """The question gets no other answer than this HTTP status."""


def with_desk(app: WSGIApplication, desk: Desk, server: LiveReloadServer) -> WSGIApplication:
    """Return a server's application with the desk's answers in it."""
    own_host = str(urlsplit(server.url).hostname)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith(server.mount_path + FOLDER):
            return app(environ, start_response)
        try:
            _refuse_others(environ, own_host)
            found = _answer(path.removeprefix(server.mount_path + FOLDER), environ, desk)
        except _Refused as refused:
            return _send(start_response, str(refused), {})
        return _send(start_response, "200 OK", found)

    return answer


def _send(start_response: StartResponse, status: str, found: Any) -> Iterable[bytes]:
    data = json.dumps(found).encode()
    headers = [
        ("Content-Type", _JSON),
        ("Content-Length", str(len(data))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    start_response(status, headers)
    return [data]


def _refuse_others(environ: WSGIEnvironment, own_host: str) -> None:
    """Let only pages of this server ask, as far as browsers tell, and what is no page."""
    host = environ.get("HTTP_HOST", "")
    origin = environ.get("HTTP_ORIGIN")
    site = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
    ours = site in {"same-origin", "none"} and origin in {None, f"http://{host}"}
    if not (ours and _is_own(host, own_host)):
        raise _Refused("403 Forbidden")


def _is_own(host: str, own_host: str) -> bool:
    """Say whether a name can be no one else's: an address of numbers, `localhost`, our own."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in {"localhost", own_host}:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _answer(question: str, environ: WSGIEnvironment, desk: Desk) -> Any:
    method, answer = _ANSWERS.get(question, ("", _told))
    if not method:
        raise _Refused("404 Not Found")
    if environ["REQUEST_METHOD"] != method:
        raise _Refused("405 Method Not Allowed")
    return answer(desk, _body(environ) if method == "POST" else {})


def _body(environ: WSGIEnvironment) -> Any:
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != _JSON:
        raise _Refused("415 Unsupported Media Type")
    length = environ.get("CONTENT_LENGTH", "")
    if not (length.isascii() and length.isdigit()):
        raise _Refused("411 Length Required")
    if len(length) > len(str(MOST)) or int(length) > MOST:
        # Who is still sending would not hear the answer.
        environ["wsgi.input"].read(min(int(length[:9]), 2 * MOST))
        raise _Refused("413 Content Too Large")
    try:
        return json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        raise _Refused("400 Bad Request") from None


def _told(desk: Desk, _: Any) -> Any:
    return desk.told.as_json(desk.root)


def _records(desk: Desk, _: Any) -> Any:
    """Name everything that can say something or be quoted for."""
    if desk.shown is None:
        return []
    records = desk.shown.published.records
    return [{"key": str(key), "title": record.title_text} for key, record in records.items()]


def _offer(desk: Desk, asked: Any) -> Any:
    if desk.shown is None:
        return {"refused": _REFUSALS[Stale]}
    try:
        source = _key(asked["source"])
        edges = (_edge(asked["start"]), _edge(asked["end"]))
        wish = _wish(asked)
    except (LookupError, TypeError, ValueError):
        raise _Refused("400 Bad Request") from None
    if source is None:
        raise _Refused("400 Bad Request")
    found = offer(desk.shown.dossier, desk.shown.settings.annotations, source, edges, wish)
    if not isinstance(found, Offer):
        return {"refused": _REFUSALS[type(found)]}
    return {
        "exact": found.selected.exact,
        "prefix": found.selected.context.prefix,
        "suffix": found.selected.context.suffix,
        "widened": found.widened,
        "statement": found.statement,
        "path": found.path,
        "command": found.command,
        "quote": found.quote,
        "record_path": found.record_path,
    }


def _edge(value: Any) -> Edge:
    block, before = value["block"], value["before"]
    if not (isinstance(block, int) and isinstance(before, str)):
        raise TypeError
    return Edge(block, before)


def _wish(asked: Any) -> Wish:
    words = {name: asked.get(name, "") for name in ("speaker", "said", "claim", "kind", "record")}
    if not all(isinstance(each, str) for each in words.values()):
        raise TypeError
    plain = {name: " ".join(words[name].split()) for name in ("speaker", "said", "claim")}
    kind = QuoteKind(words["kind"]) if words["kind"] else None
    return Wish(**plain, kind=kind, record=_key(words["record"]))


def _key(words: str) -> Key | None:
    kind, slash, name = words.partition("/")
    return Key(Kind(kind), name) if slash and kind in list(Kind) else None


_ANSWERS: dict[str, tuple[str, Callable[[Desk, Any], Any]]] = {
    "told": ("GET", _told),
    "records": ("GET", _records),
    "offer": ("POST", _offer),
}
