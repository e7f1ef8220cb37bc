"""Source articles are found in their folder and read to text that knows its places."""

from pathlib import Path

import pytest

from dossier.location import Location
from dossier.model.parts import Format
from dossier.seeds import (
    Absent,
    NotAFile,
    Outside,
    SeedFile,
    Undecodable,
    Unreadable,
    detect_format,
    digest,
    find_text,
    read_source,
)
from dossier.text.source import SourceText
from dossier.tree import Entry, FolderTree, MemoryTree

SEEDS = Path(__file__).parent.parent / "seeds"


def source(file: str, declared: Format | None = None) -> SourceText:
    """Read a file's text as a source that can be read."""
    text = read_source("seeds/a.txt", file.encode(), declared)
    assert isinstance(text, SourceText)
    return text


def blocks(text: SourceText) -> list[tuple[str, str]]:
    """Return each block's kind and words."""
    return [(block.kind, text.words(block.span)) for block in text.blocks]


def place(text: SourceText, words: str) -> tuple[int, int]:
    """Return line and column of words in the file as received."""
    at = text.location(text.text.index(words))
    return at.line, at.column


# Finding the file

TREE = MemoryTree(
    {
        "seeds/000_a.txt": "text",
        "seeds/deep/001_b.html": "<p>text",
        "seedsong.txt": "not a seed",
        "mkdocs.yml": "site_name: x",
    }
)


@pytest.mark.parametrize("name", ["000_a.txt", "deep/001_b.html"])
def test_find_text__gives_the_file(name: str) -> None:
    """A name is a path below the seeds folder."""
    assert find_text(TREE, "seeds", name) == SeedFile(f"seeds/{name}", TREE.read(f"seeds/{name}"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../mkdocs.yml", "leads out of the folder with `..`"),
        ("deep/../000_a.txt", "leads out of the folder with `..`"),
        ("..", "leads out of the folder with `..`"),
        ("/etc/passwd", "is an absolute path"),
        ("//host/share", "is an absolute path"),
        ("C:/a.txt", "names a drive"),
        ("c:a.txt", "names a drive"),
        ("..\\mkdocs.yml", "has a backslash, where a path has slashes"),
        ("deep\\001_b.html", "has a backslash, where a path has slashes"),
        ("", "has an empty part"),
        ("deep//001_b.html", "has an empty part"),
        ("deep/", "has an empty part"),
        ("./000_a.txt", "has the part `.`"),
        ("000_a.txt\x00.html", "has a control character"),
        ("000_a.txt\n", "has a control character"),
    ],
)
def test_find_text__refuses_what_may_lead_outside(name: str, reason: str) -> None:
    """On any system, and even where the way leads back in."""
    assert find_text(TREE, "seeds", name) == Outside(name, reason)


def test_find_text__follows_no_symbolic_link(tmp_path: Path) -> None:
    """Neither a file that is a link nor a folder on the way; the link is named."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/a.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").symlink_to(tmp_path / "secret/a.txt")
    (tmp_path / "seeds/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "linked").symlink_to(tmp_path / "secret")
    tree = FolderTree(tmp_path)
    assert [
        find_text(tree, "seeds", "a.txt"),
        find_text(tree, "seeds", "folder/a.txt"),
        find_text(tree, "linked", "a.txt"),
    ] == [
        Outside("a.txt", "leads over a symbolic link, seeds/a.txt"),
        Outside("folder/a.txt", "leads over a symbolic link, seeds/folder"),
        Outside("a.txt", "leads over a symbolic link, linked"),
    ]


def test_find_text__names_the_nearest_files() -> None:
    """A missing file's outcome lists what the author may have meant, nearest first."""
    tree = MemoryTree({f"seeds/{name}": "" for name in ("000_abc.txt", "001_abd.txt", "z.html")})
    assert find_text(tree, "seeds", "000_ABD.txt") == Absent(
        "seeds/000_ABD.txt", ("000_abc.txt", "001_abd.txt")
    )
    assert find_text(tree, "seeds", "Z.HTM") == Absent("seeds/Z.HTM", ("z.html",))
    assert find_text(tree, "seeds", "unlike-any") == Absent("seeds/unlike-any")
    assert find_text(MemoryTree({}), "seeds", "a.txt") == Absent("seeds/a.txt")


def test_find_text__tells_a_folder_from_a_file() -> None:
    """A folder is no text."""
    assert find_text(TREE, "seeds", "deep") == NotAFile("seeds/deep", Entry.FOLDER)


def test_find_text__reports_what_the_system_refuses() -> None:
    """A file that cannot be read is an outcome like others."""

    class Locked(MemoryTree):
        def read(self, path: str) -> bytes:
            raise PermissionError(13, "Permission denied", path)

    assert find_text(Locked({"seeds/a.txt": ""}), "seeds", "a.txt") == Unreadable(
        "seeds/a.txt", "Permission denied"
    )


def test_digest__is_sha256_of_the_bytes() -> None:
    """As `sha256sum` prints it."""
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


# Telling the format


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("seeds/a.html", "plain", Format.HTML),
        ("seeds/a.HTM", "plain", Format.HTML),
        ("seeds/a.xhtml", "plain", Format.HTML),
        ("seeds/a.md", "<p>a</p>", Format.MARKDOWN),
        ("seeds/a.markdown", "a", Format.MARKDOWN),
        ("seeds/html", "a", Format.TEXT),
        ("seeds/a.html/b", "a", Format.TEXT),
        ("seeds/a", "<!doctype html>a", Format.HTML),
        ("seeds/a.txt", "\ufeff\n <!DOCTYPE HTML>a", Format.HTML),
        ("seeds/a.txt", '<?xml version="1.0"?><html/>', Format.HTML),
        ("seeds/a.txt", "<HTML>a", Format.HTML),
    ],
)
def test_detect_format__by_ending_or_as_a_page(path: str, text: str, expected: Format) -> None:
    """The ending decides; without one that says anything, a page is known by how it starts."""
    assert detect_format(path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'about <a href="https://example.org/" target="_blank">the strikes</a> in the country',
        "He <i>did</i> say",
        "He <EM>did</em > say",
        "<p>Paragraph one\n<p>Paragraph two</p>",
        "    <div>\n    indented\n    </div>",
        "line one<br>line two",
        "line one.<br />\nline two.<br />",
        "one<p>two",
        '“Yes,” he said, <a\nhref="x">so</a>',
    ],
)
def test_detect_format__html_fragment(text: str) -> None:
    """An element that encloses words, a file that is one element, or a break after a word."""
    assert detect_format("seeds/a.txt", text) == Format.HTML


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words.",
        "The tag <b> makes words bold.",
        "The tags <b> and </b> make words bold.",
        "<b> is the tag for bold.",
        "a < b and c > d",
        "if a<b then c>d",
        "Write to <x@example.org>.",
        "Write to Some One <some.one@example.org> or <https://example.org/>",
        "AT&amp;T",
        "Write `<b>so</b>` for bold.",
        'Paste this:\n\n    <a href="x">so</a>\n\nand reload.',
        "Paste this:\n\n\t<p>so</p>\n",
        "<speaker>Someone</speaker> said",
        "1 <2> 3 </2>",
        "</b>so<b>",
        "the <br> tag",
        'the "<br>" tag',
    ],
)
def test_detect_format__plain_text_that_has_angle_brackets(text: str) -> None:
    """Mentions of tags, code, comparisons and addresses make no HTML."""
    assert detect_format("seeds/a.txt", text) == Format.TEXT


def test_read_source__does_as_declared() -> None:
    """What the record says about the format overrides what the file looks like."""
    assert source("<b>so</b>").text == "so"
    assert source("<b>so</b>", Format.TEXT).text == "<b>so</b>"
    assert source("a &amp; b").text == "a &amp; b"
    assert source("a &amp; b", Format.HTML).text == "a & b"


# Plain text


def test_plain__is_the_file_itself() -> None:
    """Line ends, byte order mark, controls: all stay, so that offsets are the file's."""
    file = "\ufeffOne\r\n\r\n two \rthree\x00\n\n\n\nfour\u2028five\u2029six  \n"
    text = source(file)
    assert text.text == file
    assert text.origins == ((0, 0),)
    assert blocks(text) == [
        ("paragraph", "One"),
        ("paragraph", "two \rthree\x00"),
        ("paragraph", "four\u2028five"),
        ("paragraph", "six"),
    ]


@pytest.mark.parametrize(
    "blank", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\xa0\n", "\u2029", "\u2028\u2028", "\x85\x85"]
)
def test_plain__blank_lines_part_paragraphs(blank: str) -> None:
    """However the lines end, and whatever white space a blank one holds."""
    assert blocks(source(f"one{blank}two\nlines")) == [
        ("paragraph", "one"),
        ("paragraph", "two\nlines"),
    ]


@pytest.mark.parametrize("file", ["", " ", "\n\n\n", "\ufeff", "\r\n\t"])
def test_plain__nothing_but_space_has_no_blocks(file: str) -> None:
    """An empty file is a text without paragraphs."""
    assert (source(file).text, source(file).blocks) == (file, ())


def test_plain__counts_lines_and_columns_as_editors_do() -> None:
    """LF, CRLF and CR end a line; columns are code points; a byte order mark is one."""
    text = source("\ufeffa\r\nb\rc\n\U0001f600d\u2028e")
    assert [place(text, letter) for letter in "abcde"] == [(1, 2), (2, 1), (3, 1), (4, 2), (4, 4)]


def test_plain__the_article_without_markup() -> None:
    """The plain-text article: its text is the file, its paragraphs the file's."""
    path = SEEDS / "000_7addabd5e50911f3.txt"
    text = read_source(path.name, path.read_bytes())
    assert isinstance(text, SourceText)
    assert text.text == path.read_bytes().decode()
    assert len(text.blocks) == 23
    assert blocks(text)[8] == ("paragraph", "Kirby apologized for the error Tuesday.")
    assert place(text, "Kirby apologized") == (19, 1)


# Bytes that are no text


@pytest.mark.parametrize(
    ("data", "line", "column", "reason"),
    [
        (b"caf\xe9", 1, 4, "byte 0xE9 is not UTF-8 (unexpected end of data)"),
        (b"caf\xe9 au lait", 1, 4, "byte 0xE9 is not UTF-8 (invalid continuation byte)"),
        (b"\x93so\x94", 1, 1, "byte 0x93 is not UTF-8 (invalid start byte)"),
        ("é\r\né".encode() + b"\xff", 2, 2, "byte 0xFF is not UTF-8 (invalid start byte)"),
        (b"a\rb\n\xc0\x80", 3, 1, "byte 0xC0 is not UTF-8 (invalid start byte)"),
        (b"a\xed\xa0\x80", 1, 2, "byte 0xED is not UTF-8 (invalid continuation byte)"),
        ("so".encode("utf-16"), 1, 1, "the file starts as UTF-16 does, and must be UTF-8"),
    ],
)
def test_undecodable__says_where_and_why(data: bytes, line: int, column: int, reason: str) -> None:
    """The place is that of the first bad byte, in code points of what decodes before it."""
    assert read_source("seeds/a.txt", data) == Undecodable(
        Location("seeds/a.txt", line, column), reason
    )
