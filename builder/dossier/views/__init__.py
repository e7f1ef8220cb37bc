"""What each page shows, as values: no HTML, no Markdown, no addresses but records' keys."""

from collections.abc import Callable, Mapping
from typing import Any

from dossier.model.fields import Key
from dossier.model.records import (
    Correction,
    Event,
    Organization,
    Person,
    Place,
    Record,
    Source,
    Statement,
)
from dossier.views.corrections import CorrectionView, correction_view
from dossier.views.events import EventView, event_view
from dossier.views.named import (
    OrganizationView,
    PersonView,
    PlaceView,
    organization_view,
    person_view,
    place_view,
)
from dossier.views.names import Names
from dossier.views.sources import SourceView, source_view
from dossier.views.statements import StatementView, statement_view

View = (
    CorrectionView
    | EventView
    | OrganizationView
    | PersonView
    | PlaceView
    | SourceView
    | StatementView
)


_VIEWS: Mapping[type[Record], Callable[[Names, Any], View]] = {
    Person: person_view,
    Organization: organization_view,
    Place: place_view,
    Event: event_view,
    Statement: statement_view,
    Source: source_view,
    Correction: correction_view,
}


def view(names: Names, key: Key, *, for_authors: bool = False) -> View:
    """Lay out a record's page; authors see all of a source's text, also what is not published."""
    record = names.dossier.records[key]
    if for_authors and isinstance(record, Source):
        return source_view(names, record, whole=True)
    return _VIEWS[type(record)](names, record)
