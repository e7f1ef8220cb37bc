"""What the plugin has more to do while authors are watching."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from dossier.collector import resting, sweep
from dossier.mkdocs_plugin.company import has_guests
from dossier.mkdocs_plugin.endpoint import with_desk
from dossier.mkdocs_plugin.kept import Memory
from dossier.mkdocs_plugin.making import Making
from dossier.mkdocs_plugin.searching import SearchIndex, with_search
from dossier.mkdocs_plugin.serving import Desk
from dossier.mkdocs_plugin.shown import Shown, with_shown
from dossier.mkdocs_plugin.work import Host
from dossier.pipeline import Build, Memo
from dossier.settings import Settings


class Loop:
    """What lasts from one build to the next: the desk, what was read, and what is shown.

    Args:
        dirty: Whether MkDocs only builds what changed, which it does in place.

    Attributes:
        desk: The authors'.
        memo: What was read and linked.
        memory: What was made.
    """

    _making: Making
    _search: SearchIndex
    _built: Callable[[Settings, MkDocsConfig], Build]

    def __init__(self, *, dirty: bool) -> None:
        self.desk = Desk(dirty=dirty)
        self.memo = Memo()
        self.memory = Memory()
        self._shown: Shown | None = None
        self._has_shown = False

    def show(self, host: Host, making: Making) -> None:
        """Show the site that was built, which may be kept up to date page by page."""
        config, desk = host.config, self.desk
        self._has_shown = True
        self._making = making
        self._search = SearchIndex(making.built.settings, config, making.edited_in)
        page_by_page = not (config.strict or desk.is_in_place)
        if making.ready and making.work and page_by_page and not has_guests(config):
            self._shown = Shown(host, making.ready, making.work, making.asked, desk)

    def let_go(self) -> None:
        """Let go of what MkDocs made for an earlier build: its pages hold one another."""
        if self._has_shown:
            sweep()

    def hide(self) -> None:
        """Leave what is shown as it is, while another site is built."""
        if self._shown:
            self._shown.close()
        self._shown = None

    def serve(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        build_site: Callable[[], None],
        built: Callable[[Settings, MkDocsConfig], Build],
    ) -> None:
        """Rebuild when a record or an article changes, and give authors their desk.

        Args:
            server: It has not started yet.
            config: What the site that is shown at first was built with.
            build_site: Builds it anew; MkDocs' own.
            built: Reads, links and judges the dossier.
        """
        self._built = built
        self.desk.serve(server, config, build_site, self._renew)
        app = with_desk(server.serve_request, self.desk, server)
        app = with_search(app, server, lambda: self._search)
        server.set_app(with_shown(app, server, lambda: self._shown))

    def _renew(self) -> bool:
        """Bring what is shown up to date, where that can be done page by page."""
        shown = self._shown
        if not shown:
            return False
        with resting():
            built = self._built(self._making.built.settings, shown.config)
            if not self.desk.keeps_from(built) and not self._renew_from(built, shown):
                return False
        self.desk.judge(built, shown.config, here=True)
        self._search = SearchIndex(built.settings, shown.config, self._making.edited_in)
        return True

    def _renew_from(self, built: Build, shown: Shown) -> bool:
        work = self._making.again(built, shown.config)
        return work is not None and shown.renew(work)
