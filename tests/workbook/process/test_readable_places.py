"""Which files the process that reads workbooks may read."""

import sys
from pathlib import Path

import pytest

from headroom.workbook.process.readable_places import readable_places


def test_the_program_itself_may_be_read_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "headroom"  # the finished program holds its modules, and need not stand under /usr
    monkeypatch.setattr(sys, "executable", str(program))

    places = readable_places([tmp_path / "book.xlsx"])

    assert program in places
    assert tmp_path / "book.xlsx" in places
    assert tmp_path not in places
