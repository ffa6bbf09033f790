"""Here reading processes are started as the program starts them."""

import pytest

from forked_readers import starts_itself
from headroom.workbook.process import starting


@pytest.fixture(autouse=True)
def _started_by_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_started", starts_itself)
