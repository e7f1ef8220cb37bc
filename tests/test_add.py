"""`dossier add` brings an article in whole, as it was received, or changes nothing."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from answering import Sending, answering
from commanded import CLEAN, Desk, Ran
from dossier.articles.decoding import Decoded, decoded
from dossier.articles.taking import sound
from dossier.seeds import digest

WORDS = (
    "The bridge in Westhaven was closed on Friday, the council said in a statement, and will stay "
    "so for a month."
)
MORE = (
    "Engineers had warned of loose bolts in March, again in April, and once more in the first week "
    "of May; the council expects the repairs to cost as much as those of the last ten years."
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Bridge closed for repairs | The Gazette</title>
<meta property="og:title" content="Bridge closed &amp; barred">
<meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ann Smith; Bob Jones">
<meta property="article:published_time" content="2024-05-10T08:00:00Z">
</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge closed</h1><p>{WORDS}</p>
<p>&ldquo;We should have closed it <b>earlier</b>,&rdquo; the mayor told reporters.</p>
<ul><li>Buses take the old road.</li><li>The ferry runs.</li></ul><p>{MORE}</p></article>
<footer>Subscribe to our newsletter.</footer></body></html>
"""
HTML = "Content-Type: text/html; charset=utf-8"
TEXT = "Content-Type: text/plain; charset=utf-8"
LABEL = ("--label", "Note", "--id", "note")


def pdf(text: str, title: str = "Bridge closed") -> bytes:
    """Return a PDF of one page."""
    stream = f"BT /F1 12 Tf 40 700 Td 14 TL {text} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Author (Ann Smith) /CreationDate (D:20240510) >>",
    )
    data, offsets = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 7\n0000000000 65535 f \n{table}trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example dossier, on disk."""
    return Desk(tmp_path / "a dossier")


def test_add__keeps_a_page_as_received_with_its_text_beside_it(desk: Desk) -> None:
    """The record says what the page says of itself, and the check has nothing against it."""
    canonical = '<link rel="canonical" href="/bridge">'
    page = PAGE.replace("</head>", f"{canonical}</head>").encode()
    with answering(lambda _, to: to.page(page, HTML)) as host:
        ran = desk.run("add", f"{host}/bridge?utm=1#top", "--retrieved", "2024-05-11")

    text = desk.read("seeds/gazette-2024-05-10.txt")
    assert (CLEAN, "annotations/sources/gazette-2024-05-10.yml\n") == (ran.status, ran.out)
    assert "compare it with the article" in ran.err
    assert page == desk.files()["seeds/gazette-2024-05-10.html"]
    assert (
        f"Bridge closed\n\n{WORDS}\n\n"
        "“We should have closed it earlier,” the mayor told reporters.\n\n"
        f"Buses take the old road.\n\nThe ferry runs.\n\n{MORE}\n"
    ) == text
    assert (
        "title: Bridge closed & barred\n"
        "publisher: gazette\n"
        "published: 2024-05-10\n"
        "text: gazette-2024-05-10.txt\n"
        f"sha256: {digest(text.encode())}\n"
        "received:\n"
        "  file: gazette-2024-05-10.html\n"
        f"  sha256: {digest(page)}\n"
        "language: en-GB\n"
        f"url: {host}/bridge\n"
        "authors: [Ann Smith, Bob Jones]\n"
        "retrieved: 2024-05-11\n"
    ) == desk.read("annotations/sources/gazette-2024-05-10.yml")
    assert CLEAN == desk.run("check", "--strict").status


def test_add__takes_a_text_file_as_it_is(desk: Desk, tmp_path: Path) -> None:
    """To the byte; what it cannot say of itself is given, and wins over what it does say."""
    data = b"\xef\xbb\xbf# The ferry #\r\n\r\nIt runs.\r\n"
    (tmp_path / "ferry.md").write_bytes(data)

    ran = desk.run("add", "../ferry.md", "--publisher", "gazette", "--published", "2024-06")

    assert Ran(CLEAN, "annotations/sources/gazette-2024-06.yml\n", "") == ran
    assert data == desk.files()["seeds/gazette-2024-06.md"]
    assert (
        "title: The ferry\npublisher: gazette\npublished: 2024-06\n"
        f"text: gazette-2024-06.md\nsha256: {digest(data)}\n"
    ) == desk.read("annotations/sources/gazette-2024-06.yml")
    assert CLEAN == desk.run("check", "--strict").status


@pytest.mark.parametrize(
    ("name", "data", "new"),
    [
        ("note.txt", b"The ferry runs.\n", set()),
        ("note.txt", b"<p>The <b>ferry</b> runs.</p>\n", set()),
        ("in/page.html", PAGE.encode(), {"seeds/note.txt"}),
        ("note.pdf", pdf("(The ferry runs.) Tj"), {"seeds/note.txt"}),
    ],
)
def test_add__describes_a_file_that_lies_in_seeds_already(
    desk: Desk, name: str, data: bytes, new: set[str]
) -> None:
    """It stays where it is; a fragment of HTML is quoted as it is."""
    desk.write({f"seeds/{name}": data})
    before = desk.files()

    ran = desk.run("add", f"seeds/{name}", *LABEL)

    after = desk.files()
    assert CLEAN == ran.status, ran.err
    assert {"annotations/sources/note.yml"} | new == after.keys() - before.keys()
    assert before == {path: after[path] for path in before}
    assert CLEAN == desk.run("check", "--strict").status


def test_add__takes_the_text_of_a_pdf(desk: Desk) -> None:
    """The day on which the file was made is no day of publication."""
    data = pdf("(The ferry runs.) Tj T* (Buses take the old) Tj T* (road.) Tj")
    with answering(lambda _, to: to.page(data, "Content-Type: application/pdf")) as host:
        ran = desk.run("add", f"{host}/x.pdf", "--retrieved", "2024-05-11")

    assert (CLEAN, "annotations/sources/bridge-closed.yml\n") == (ran.status, ran.out)
    text = "The ferry runs.\nBuses take the old\nroad.\n"
    assert (text, data) == (
        desk.read("seeds/bridge-closed.txt"),
        desk.files()["seeds/bridge-closed.pdf"],
    )
    assert (
        f"title: Bridge closed\ntext: bridge-closed.txt\nsha256: {digest(text.encode())}\n"
        f"received:\n  file: bridge-closed.pdf\n  sha256: {digest(data)}\n"
        f"url: {host}/x.pdf\nauthors: [Ann Smith]\nretrieved: 2024-05-11\n"
    ) == desk.read("annotations/sources/bridge-closed.yml")
    assert CLEAN == desk.run("check", "--strict").status


def test_pdf__makes_divided_words_whole(desk: Desk, tmp_path: Path) -> None:
    """So that they can be quoted; a hyphen that the word has elsewhere is its own."""
    lines = ("so-called bolts, a beauti-", "ful road, a so-", "called bridge")
    (tmp_path / "x.pdf").write_bytes(pdf(" ".join(f"({line}) Tj T*" for line in lines)))

    desk.run("add", "../x.pdf", "--id", "x")

    text = "so-called bolts, a beauti\u00adful road, a so-called bridge\n"
    assert text == desk.read("seeds/x.txt")
    ran = desk.run(
        *("new", "statement", "--speaker", "mayor", "--said", "2024", "--claim", "X.", "--print"),
        *("--source", "x", "--quote", "a beautiful road"),
    )
    assert "  exact: a beautiful road\n" in ran.out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4\nnothing", "the PDF is damaged"),
        (pdf(""), "no article's text was found in ../x"),
        (b"{\\rtf1 The ferry}", "../x is an RTF document"),
        (b"PK\x03\x04....", "../x is a ZIP archive, as DOCX, ODT and EPUB are"),
        (b"The \0ferry", "../x is neither text nor an HTML page nor a PDF"),
        (b" \n", "../x is empty"),
        ("\u200b\n".encode(), "../x has no words"),
        (
            b"<!DOCTYPE html><title>x</title><div id=app></div>",
            "no article's text was found in ../x",
        ),
        ("<p>caf\u00e9</p>".encode("latin-1"), "is not UTF-8 (byte 7)"),
        (
            b'<!DOCTYPE html><meta charset="ebcdic-x">',
            "is encoded in 'ebcdic-x', which is not known",
        ),
    ],
)
def test_file__that_is_no_article(desk: Desk, tmp_path: Path, data: bytes, said: str) -> None:
    """One line that says what it is, and one with what to do."""
    (tmp_path / "x").write_bytes(data)

    words = desk.refused("add", "../x", *LABEL)

    assert said in words
    assert 2 == words.count("\n")


def test_file__that_cannot_be_read(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 2000)
    (tmp_path / "link.txt").symlink_to("large.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    for what, said in (
        ("..", ".. is a folder\n"),
        ("../link.txt", "../link.txt is a symbolic link\n"),
        ("../pipe.txt", "../pipe.txt is a device, socket or pipe\n"),
        ("../none.txt", "../none.txt cannot be read: No such file or directory\n"),
        ("ftp://example.org/x", "only http: and https: are followed\n"),
        ("http://", "'http://' is no address\n"),
        ("http://a:b@127.0.0.1/", "the address holds a password, which would be published\n"),
    ):
        assert said in desk.refused("add", what, *LABEL)
    assert "has more than 0.001 MB\n" in desk.refused("add", "../large.txt", "--most", "0.001")


def test_add__the_same_article_twice(desk: Desk, tmp_path: Path) -> None:
    """By its bytes, or by the text in them: pages change around an article."""
    (tmp_path / "gazette.txt").write_bytes(desk.files()["seeds/gazette.txt"])
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE.replace("Home", "Start"), encoding="utf-8")
    desk.run("add", "../a.html")

    assert "sources/gazette-2024-05-08 has this article already\n" in desk.refused(
        "add", "../gazette.txt", "--title", "x"
    )
    assert "sources/gazette-2024-05-10 has this article already\n" in desk.refused(
        "add", "../b.html"
    )


def test_add__overwrites_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("The ferry runs.")
    desk.write({"seeds/note.txt": "mine"})

    assert "seeds/note.txt is there already\n" in desk.refused("add", "../x.txt", *LABEL)
    assert "sources/gazette-2024-05-08 is there already\n" in desk.refused(
        "add", "../x.txt", "--title", "x", "--id", "gazette-2024-05-08"
    )
    assert "sources/gazette-2024-05-08 is there already: give it an id\n" in desk.refused(
        *("add", "../x.txt", "--title", "x"),
        *("--publisher", "gazette", "--published", "2024-05-08"),
    )


def test_add__asks_for_what_the_article_does_not_say(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("The ferry runs.")

    assert (
        "dossier: a source needs title\nFor example: dossier add ../x.txt --title TEXT\n"
    ) == desk.refused("add", "../x.txt")
    assert "Did you mean gazette?" in desk.refused("add", "../x.txt", "--publisher", "gazete")
    assert "gives no field of a source" in desk.refused("add", "../x.txt", "--set", "text=y")


def test_page__of_a_publisher_without_a_record(desk: Desk, tmp_path: Path) -> None:
    """The command that writes one is said."""
    (tmp_path / "x.html").write_text(PAGE.replace("The Gazette", "It's; the Herald"))

    ran = desk.run("add", "../x.html")

    assert (CLEAN, "annotations/sources/bridge-closed-barred-2024-05-10.yml\n") == (
        ran.status,
        ran.out,
    )
    assert """dossier new organization --name 'It'"'"'s; the Herald'""" in ran.err


def test_page__that_lies_about_itself(desk: Desk) -> None:
    """What no reader should see, or no field takes, is left out."""
    head = (
        f'<html lang="&lt;x&gt;"><head><title>{"x" * 500_000}</title>'
        f'<meta property="og:title" content="{"x" * 500_000}">'
        '<meta property="og:site_name" content="A\u202eB&#7;C">'
        '<meta property="article:published_time" content="2024-13-45">'
        '<link rel="canonical" href="https://elsewhere.example/x">'
    )
    page = head + f"<body><article><p>{WORDS}</p><p>{MORE}</p></article>"
    with answering(lambda _, to: to.page(page, HTML)) as host:
        ran = desk.run("add", f"{host}/x", "--title", "X", "--id", "x", "--retrieved", "2024")

    assert CLEAN == ran.status, ran.err
    assert "organization --name ABC\n" in ran.err
    record = desk.read("annotations/sources/x.yml")
    assert [
        "title",
        "text",
        "sha256",
        "received",
        "  file",
        "  sha256",
        "url",
        "retrieved",
    ] == [line.partition(":")[0] for line in record.splitlines()]
    assert f"url: {host}/x\n" in record


def test_sound__takes_what_is_meant_and_what_fields_take() -> None:
    assert {"title": "A bridge, barred", "authors": ["Ann Smith"], "published": "2024-05"} == sound(
        {
            "title": " A\tbridge,\x00 \u202ebarred\n",
            "label": "<script>alert(1)</script>",
            "authors": ["Ann Smith", "Ann\u200b Smith", "x" * 501, "<b>Bob</b>"],
            "published": "2024-05",
            "retrieved": "yesterday",
            "language": "English (UK)",
            "url": "javascript:alert(1)",
            "notes": "x" * 500_000,
        }
    )
    assert {} == sound({"authors": [f"Author {number}" for number in range(31)]})


def test_page__as_it_is(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(PAGE)

    ran = desk.run("add", "../x.html", "--whole-page", *LABEL)

    assert CLEAN == ran.status
    record = desk.read("annotations/sources/note.yml")
    assert f"label: Note\ntext: note.html\nsha256: {digest(PAGE.encode())}\n" == record


@pytest.mark.parametrize(
    ("data", "declared", "options", "text"),
    [
        ("Das Café".encode("cp1252"), "iso-8859-1", (), "Das Café"),
        ("Das Café".encode("utf-16"), None, (), "Das Café"),
        ("Das Café “so”".encode("cp1252"), "utf-8", ("--charset", "windows-1252"), "Das Café “so”"),
    ],
)
def test_text__in_another_encoding_is_kept_with_a_copy_in_utf_8(
    desk: Desk, data: bytes, declared: str | None, options: tuple[str, ...], text: str
) -> None:
    kind = f"Content-Type: text/plain{f'; charset={declared}' if declared else ''}"
    with answering(lambda _, to: to.page(data, kind)) as host:
        ran = desk.run("add", f"{host}/x", *LABEL, *options)

    assert CLEAN == ran.status, ran.err
    assert text == desk.read("seeds/note.txt")
    (name,) = (
        path for path in desk.files() if path.startswith("seeds/note.") and path != "seeds/note.txt"
    )
    assert data == desk.files()[name]
    assert CLEAN == desk.run("check", "--strict").status


@pytest.mark.parametrize(
    ("data", "declared", "charset"),
    [
        (b'<meta http-equiv="x" content="text/html; charset=windows-1251">\xe9', None, "cp1251"),
        (b'<meta charset="windows-1251">\xe9', "iso-8859-1", "cp1252"),
        (b"\xef\xbb\xbf<meta charset=windows-1251>", "iso-8859-1", "utf-8"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>\xe9', None, "iso8859-2"),
        (b"<meta charset=utf-16>x", None, "utf-8"),
        (b"<p>x", None, "utf-8"),
    ],
)
def test_encoding__is_told_in_the_order_of_browsers(
    data: bytes, declared: str | None, charset: str
) -> None:
    """Mark, server, page; what is written in ASCII is not UTF-16."""
    found = decoded(data, declared, html=True)

    assert isinstance(found, Decoded)
    assert charset == found.charset


def redirecting(path: str, to: Sending) -> None:
    """Lead on: /3 to /2 to /1 to /0, which is the page; and some ways that lead nowhere."""
    steps = {"/loop": "/loop2", "/loop2": "/loop", "/file": "file:///etc/passwd", "/js": "data:,x"}
    name = path.lstrip("/")
    if name.isdigit() and int(name):
        to.page("", f"Location: {int(name) - 1}", status="302 Found")
    elif path in steps:
        to.page("", f"Location: {steps[path]}", status="301 Moved Permanently")
    else:
        to.page(PAGE, HTML)


def test_address__that_leads_on_is_followed(desk: Desk) -> None:
    """The last one is the article's."""
    with answering(redirecting) as host:
        ran = desk.run("add", f"{host}/10", *LABEL)
        assert CLEAN == ran.status, ran.err
        assert f"url: {host}/0\n" in desk.read("annotations/sources/note.yml")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/11", "it leads on more than 10 times\n"),
        ("/loop", "127.0.0.1 leads round in a circle\n"),
        ("/file", "it leads to file:, and only http: and https: are followed\n"),
        ("/js", "it leads to data:, and only http: and https: are followed\n"),
    ],
)
def test_address__that_leads_nowhere(desk: Desk, path: str, said: str) -> None:
    with answering(redirecting) as host:
        assert said in desk.refused("add", f"{host}{path}", *LABEL)


def truncated(_: str, to: Sending) -> None:
    to.head(HTML, "Content-Length: 5000")
    to.send(PAGE.encode())


def truncated_chunk(_: str, to: Sending) -> None:
    to.head(HTML, "Transfer-Encoding: chunked")
    to.send(b"1000\r\n<!DOCTYPE html>")


def bomb(_: str, to: Sending) -> None:
    to.page(gzip.compress(bytes(20_000_000)), HTML, "Content-Encoding: gzip")


def bad_gzip(_: str, to: Sending) -> None:
    to.page("not compressed", HTML, "Content-Encoding: gzip")


def hanging(_: str, to: Sending) -> None:
    to.wait()


def hanging_inside(_: str, to: Sending) -> None:
    to.head(HTML)
    to.send(b"<!DOCTYPE html>")
    to.wait()


def dripping(_: str, to: Sending) -> None:
    to.head(HTML)
    while not to.wait(0.05):
        to.send(b"x")


def dripping_head(_: str, to: Sending) -> None:
    to.send(b"HTTP/1.1 200 OK\r\nX: ")
    while not to.wait(0.05):
        to.send(b"x")


def announcing(_: str, to: Sending) -> None:
    to.head(HTML, "Content-Length: 200000000")
    to.wait()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda _, to: to.page("x", HTML, status="404 Not Found"), "has no such page (HTTP 404)"),
        (lambda _, to: to.page("x", HTML, status="403 Forbidden"), "refuses it (HTTP 403)"),
        (lambda _, to: to.page("x", HTML, status="500 Oh"), "does not send it (HTTP 500)"),
        (lambda _, to: to.page("x", HTML, status="204 No"), "does not send it (HTTP 204)"),
        (lambda _, to: to.page("x", "Content-Type: application/zip"), "sends application/zip"),
        (lambda _, to: to.page("x", "Content-Type: image/png"), "sends image/png"),
        (lambda _, to: to.page("x", "Content-Type: application/pdf"), "said to be a PDF"),
        (lambda _, to: to.page("", HTML), "is empty"),
        (lambda _, to: to.page(b"caf\xe9 au lait", TEXT), "the server says it is encoded in utf-8"),
        (
            lambda _, to: to.send(b"220 mail.example ESMTP\r\n"),
            "127.0.0.1 broke off after 0 bytes",
        ),
        (truncated, "127.0.0.1 broke off after"),
        (truncated_chunk, "127.0.0.1 broke off after"),
        (bad_gzip, "127.0.0.1 sends it compressed, and wrongly so"),
        (bomb, "127.0.0.1 sends more than 1 MB"),
        (announcing, "127.0.0.1 sends more than 1 MB"),
        (hanging, "127.0.0.1 did not send all of it in 0.3 seconds"),
        (hanging_inside, "127.0.0.1 did not send all of it in 0.3 seconds"),
        (dripping, "127.0.0.1 did not send all of it in 0.3 seconds"),
        (dripping_head, "127.0.0.1 did not send all of it in 0.3 seconds"),
    ],
)
def test_server__that_does_not_send_an_article(desk: Desk, answer: object, said: str) -> None:
    """A line that says what it did, and one with what to do; nothing is written."""
    assert callable(answer)
    with answering(answer) as host:
        slow = answer in {hanging, hanging_inside, dripping, dripping_head}
        words = desk.refused(
            *("add", f"{host}/x", *LABEL, "--most", "1", "--timeout", "0.3" if slow else "20")
        )

    assert said in words
    assert 2 == words.count("\n")


def test_server__that_sends_200_mb_is_not_listened_to_so_long(desk: Desk) -> None:
    """No more than the limit is taken, and what the connection holds."""
    sent = []

    def flooding(_: str, to: Sending) -> None:
        to.head(TEXT)
        try:
            for _count in range(200):
                to.send(bytes(1_000_000))
        finally:
            sent.append(to.sent)

    with answering(flooding) as host:
        words = desk.refused("add", f"{host}/x", *LABEL, "--most", "2")

    assert "127.0.0.1 sends more than 2 MB\n" in words
    assert sent[0] < 50_000_000


def test_server__that_is_not_there(desk: Desk) -> None:
    with answering(hanging) as host:
        pass

    assert "127.0.0.1 takes no connection\n" in desk.refused("add", host, *LABEL)


def test_packages__that_are_missing_are_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain text needs none of them."""
    for name in ("trafilatura", "urllib3", "pypdfium2"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "x.html").write_text(PAGE)
    (tmp_path / "x.pdf").write_bytes(pdf("(The ferry runs.) Tj"))
    (tmp_path / "x.txt").write_text("The ferry runs.")

    assert "pip install 'mkdocs-dossier[import]'\n" in desk.refused("add", "../x.html")
    assert "pip install 'mkdocs-dossier[pdf]'\n" in desk.refused("add", "../x.pdf")
    assert "pip install 'mkdocs-dossier[import]'\n" in desk.refused("add", "http://127.0.0.1:9/x")
    assert CLEAN == desk.run("add", "../x.txt", *LABEL).status


def test_command__loads_the_packages_of_extras_only_where_they_are_used() -> None:
    """It would start half as fast."""
    script = (
        "import sys, dossier.cli; print({'trafilatura', 'urllib3', 'pypdfium2'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "builder")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "set()\n" == done.stdout
