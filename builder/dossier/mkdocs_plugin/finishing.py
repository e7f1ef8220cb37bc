"""What is done to every page of a site once the theme has made it."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from dossier.mkdocs_plugin.html import Scripts, with_banner, with_head, without_styles
from dossier.mkdocs_plugin.material import mended
from dossier.render.addresses import url_of
from dossier.settings import Settings

if TYPE_CHECKING:
    from dossier.render.preview import Preview


class Finishing:
    """Finishes pages: a strict Content-Security-Policy and a keyboard are enough for them then.

    Args:
        preview: What the site is a preview of, if it is one; each page says so.
        settings: Of the dossier and its site.
    """

    def __init__(self, preview: "Preview | None", settings: Settings) -> None:
        self._preview = preview
        self._settings = settings
        self._scripts = Scripts()

    def page(self, html: str, page: Page, head: str) -> str:
        """Return a page, finished.

        Args:
            html: What the theme made of it.
            page: The page.
            head: Elements for its head.
        """
        root = "../" * page.url.count("/")
        return self._finished(with_head(html, head), root, page.content or "")

    def template(self, html: str, root: str) -> str:
        """Return a page of the theme's own, finished.

        Args:
            html: The page.
            root: How it leads to the site's root.
        """
        return self._finished(html, root)

    def write_scripts(self, config: MkDocsConfig) -> None:
        """Write the scripts that were taken out of pages into the site."""
        for path, code in self._scripts.files.items():
            write_file(code.encode(), str(Path(config.site_dir) / path))

    def _finished(self, html: str, root: str, content: str = "") -> str:
        html = self._with_banner(html, root)
        return mended(without_styles(self._scripts.taken_out(html, root, content)))

    def _with_banner(self, html: str, root: str) -> str:
        """Return a page that says, in a preview, that it is one."""
        if self._preview is None:
            return html
        page = url_of(self._preview.path, directory_urls=self._settings.use_directory_urls)
        html = with_head(html, '<meta name="robots" content="noindex">')
        return with_banner(html, self._preview.banner(f"{root}{page}"))
