"""A zipped file that several looks share, in threads that may come late."""

import zipfile
from pathlib import Path

import pytest

from headroom.workbook.bytes.zipped_files import ZippedFile


def test_a_look_that_comes_after_the_end_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("content.xml", "<a/>")
    file = ZippedFile(path)
    file.close()

    with pytest.raises(OSError, match=r"book\.ods"):
        file.part("content.xml")


def test_of_a_damaged_file_no_look_leaves_it_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.ods"
    path.write_bytes(b"PK")
    given: list[object] = []

    def fails(file: object) -> zipfile.ZipFile:
        given.append(file)
        raise zipfile.BadZipFile

    monkeypatch.setattr(zipfile, "ZipFile", fails)
    file = ZippedFile(path)

    for _ in range(2):
        with pytest.raises(zipfile.BadZipFile):
            file.part("content.xml")
    file.close()
    assert [one.closed for one in given] == [True, True]  # type: ignore[attr-defined]
