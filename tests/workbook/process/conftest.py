"""Here reading processes are started as the program starts them, where a module is about how they run."""

import pytest

from forked_readers import starts_itself
from headroom.workbook.process import starting

_ABOUT_FILES = {"test_book_folder", "test_changing_file", "test_hostile_files", "test_tree_folder"}
"""What comes of a file is the same in a process that is forked, confined as the other is."""


@pytest.fixture(autouse=True)
def _started_by_the_program(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.path.stem not in _ABOUT_FILES:
        monkeypatch.setattr(starting, "_started", starts_itself)
