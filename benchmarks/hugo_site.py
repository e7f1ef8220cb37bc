"""The Markdown that `dossier render` writes as a site for Hugo.

The pages are the same to the letter below their heading, which becomes the title. The templates
give what a site of documentation has: navigation, breadcrumbs, contents, the page before and after,
and a search index of all words. Links between Markdown files are resolved by Hugo, as MkDocs does.
"""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import yaml

SETTINGS = """\
title = {title}
baseURL = "https://example.org/"
locale = "en"
disableKinds = ["taxonomy", "term", "RSS"]

[outputs]
home = ["html", "json"]

[markup.goldmark.renderer]
unsafe = true

[markup.goldmark.parser.attribute]
block = true

[markup.goldmark.renderHooks.link]
useEmbedded = "always"

{menus}"""
TEMPLATES = {
    "baseof.html": """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ with .Title }}{{ . }} - {{ end }}{{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/assets/dossier.css">
<script src="/assets/dossier.js" defer></script>
</head>
<body>
<header>
<a href="/">{{ site.Title }}</a>
<form role="search"><input type="search" name="q" data-index="/index.json"></form>
</header>
<nav aria-label="Site">
<ul>
{{- range site.Menus.main }}
<li>
{{- if .HasChildren }}{{ .Name }}
<ul>
{{- range .Children }}
<li><a href="{{ .URL }}"{{ if $.IsMenuCurrent "main" . }} aria-current="page"{{ end }}>
{{- .Name }}</a></li>
{{- end }}
</ul>
{{- else }}<a href="{{ .URL }}"{{ if $.IsMenuCurrent "main" . }} aria-current="page"{{ end }}>
{{- .Name }}</a>
{{- end }}</li>
{{- end }}
</ul>
</nav>
<nav aria-label="Breadcrumbs">
<ol>
{{- range .Ancestors.Reverse }}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{- end }}
</ol>
</nav>
<main>{{ block "main" . }}{{ end }}</main>
<aside>{{ .TableOfContents }}</aside>
<footer>
{{- with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}
{{- with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}
</footer>
</body>
</html>
""",
    "all.html": """\
{{ define "main" }}<article>
<h1>{{ .Params.heading | safeHTML }}</h1>
{{ .Content }}
</article>{{ end }}
""",
    "home.json": """\
[{{ range $number, $page := site.Pages }}{{ if $number }},{{ end }}
{{ dict "location" .RelPermalink "title" .Title "text" .Plain | jsonify }}{{ end }}
]
""",
}
_HEADING = re.compile(r"\A\s*# (.*)\n")
_TAG = re.compile(r"<[^>]*>")


def write_hugo_site(rendered: Path, folder: Path) -> None:
    """Write the pages below `rendered` as a site to a new folder."""
    settings = yaml.safe_load((rendered / "mkdocs.yml").read_text(encoding="utf-8"))
    for name, template in TEMPLATES.items():
        _write(folder / "layouts" / name, template)
    title = json.dumps(settings["site_name"])
    _write(folder / "hugo.toml", SETTINGS.format(title=title, menus=_menus(settings["nav"])))
    for path in sorted((rendered / "docs").rglob("*")):
        place = path.relative_to(rendered / "docs")
        if path.suffix == ".md":
            name = "_index.md" if path.name == "index.md" else path.name
            _write(folder / "content" / place.with_name(name), _page(path.read_text("utf-8")))
        elif path.is_file():
            target = folder / "static" / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _page(markdown: str) -> str:
    found = _HEADING.match(markdown)
    heading = found[1] if found else ""
    title = " ".join(unescape(_TAG.sub("", heading)).split())
    front = json.dumps({"title": title, "heading": heading}, ensure_ascii=False)
    return f"{front}\n\n{markdown[found.end() :] if found else markdown}"


def _menus(nav: list[object], parent: str = "") -> str:
    """Return the navigation of mkdocs.yml as Hugo's menu."""
    entries = []
    for weight, item in enumerate(nav, 1):
        name, target = next(iter(item.items())) if isinstance(item, dict) else (str(item), item)
        lines = ["[[menus.main]]", f"name = {json.dumps(name)}", f"weight = {weight}"]
        lines.append(f"identifier = {json.dumps(f'{parent}{name}')}")
        if parent:
            lines.append(f"parent = {json.dumps(parent)}")
        if isinstance(target, str):
            address = re.sub(r"(?:index)?\.md$", "/", target).replace("//", "/").lstrip("/")
            lines.append(f"url = {json.dumps(f'/{address}')}")
        entries.append("\n".join(lines) + "\n")
        if isinstance(target, list):
            entries.append(_menus(target, name))
    return "\n".join(entries)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
