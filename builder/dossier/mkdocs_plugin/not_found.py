"""The theme's page for what is not found, with help in it.

Themes have a template for it and no block to fill that all of them share. What all of them have is
a heading.
"""

from mkdocs.config.defaults import MkDocsConfig

from dossier.mkdocs_plugin.searching import has_search
from dossier.render.not_found import not_found

TEMPLATE = "404.html"


def with_help(html: str, root: str, config: MkDocsConfig) -> str:
    """Return the page with help below its heading, or at the end where it has none.

    Args:
        html: As the theme made it.
        root: The address of the site's root, from that of its host on.
        config: The site's settings.
    """
    help_ = not_found(
        root,
        directory_urls=config.use_directory_urls,
        search=has_search(config),
    )
    before, heading_end, after = html.partition("</h1>")
    if heading_end:
        return f"{before}{heading_end}\n{help_}{after}"
    before, body_end, after = html.rpartition("</body>")
    return f"{before}{help_}\n{body_end}{after}"
