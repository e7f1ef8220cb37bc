"""What is done to a page of HTML once the theme has made it."""

import re
from hashlib import sha256

FOLDER = "assets/theme-scripts"
"""Where scripts that a theme writes into its pages are put."""

# JavaScript, that is: a `type` other than these makes it data, which no policy stops.
_INLINE = re.compile(
    r"""<script(?P<attributes>(?:\s+(?!src\b|type\b)[\w-]+(?:="[^"]*")?)*
        (?:\s+type="(?:text/javascript|module)")?)\s*>(?P<code>.*?)</script>""",
    re.DOTALL | re.VERBOSE,
)

# Python-Markdown writes so how a table's column is aligned, and a policy stops it.
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')


_CONTENT = tuple(re.compile(rf"<{name}\b[^>]*>") for name in ("article", "main", "body"))

_META = re.compile(r"""<meta\s+(?:name|property)=["']?([\w:-]+)""")


def with_head(html: str, head: str) -> str:
    """Return a page with `head` at the end of its `<head>`; themes need no template for it.

    Args:
        html: The page.
        head: Elements, one a line. Metadata that the page has already is left out.
    """
    before, end, after = html.partition("</head>")
    lines = head_lines(head, known_metadata(before)) if end else []
    return "\n".join((before, *lines, f"{end}{after}")) if lines else html


def known_metadata(html: str) -> frozenset[str]:
    """Return the names of the metadata that a page's head has."""
    return frozenset(_META.findall(html))


def head_lines(head: str, known: frozenset[str]) -> list[str]:
    """Return the elements of a head, one a line, without metadata that is known."""
    return [line for line in head.splitlines() if known.isdisjoint(_META.findall(line))]


def with_banner(html: str, banner: str) -> str:
    """Return a page with a line at the top of its content, or of the page where it marks none."""
    for tag in _CONTENT:
        if found := tag.search(html):
            return f"{html[: found.end()]}\n{banner}{html[found.end() :]}"
    return html


def without_styles(html: str) -> str:
    """Return a page in which classes, not inline styles, say how tables' columns are aligned."""
    return _ALIGNED.sub(r'\1 class="dossier-column--\2"', html)


class Scripts:
    """The scripts that themes write into pages, taken out of them.

    A Content-Security-Policy that lets no inline script run is worth having where pages show what
    strangers wrote. Material's pages have two or three; alike on many pages, they become a few
    files.

    Attributes:
        files: What is to be written, by path from the site's root on.
    """

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def taken_out(self, html: str, root: str, content: str = "") -> str:
        """Return a page in which the theme's scripts stand in files of their own.

        Args:
            html: The page.
            root: How the page reaches the site's root: empty or with a slash at the end.
            content: What the theme did not write. A script in it stays where it is, and the policy
                stops it: taken out it would be as good as the theme's own.
        """

        def referred(script: re.Match[str]) -> str:
            code = script["code"]
            if not code.strip() or script[0] in content:
                return script[0]
            path = f"{FOLDER}/{sha256(code.encode()).hexdigest()[:12]}.js"
            self.files[path] = code
            return f'<script{script["attributes"]} src="{root}{path}"></script>'

        return _INLINE.sub(referred, html)
