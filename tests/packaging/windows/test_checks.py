from pathlib import Path

import pytest

from headroom import __version__
from windows import checks
from windows.checks import faults
from windows.folder import PATH_FILE

SOURCES = ("desktop/headroom/api.py", "desktop/headroom/cli/benchmark.py", "resources/samples/sample.xlsx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with all that the checks ask for, where no program file is looked into."""
    source, made = tmp_path / "source", tmp_path / "made"
    for name in SOURCES:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(checks, "_starter_faults", lambda *_: [])
    monkeypatch.setattr(checks, "_SIGNED", ())
    monkeypatch.setattr(checks, "ROOT", source)
    (made / "lib" / "headroom" / "data" / "samples").mkdir(parents=True)
    texts = ("LICENSE.txt", "LICENSE-Python.txt", "THIRD_PARTY_NOTICES.md", "headroom.cdx.json")
    for name in (PATH_FILE, "python313.zip", *texts):
        (made / name).write_text(name, encoding="utf-8")
    (made / "lib" / "headroom" / "api.pyc").touch()
    for name in checks._TEXTS:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).touch()
    sample = made / "lib" / "headroom" / "data" / "samples" / "sample.xlsx"
    sample.write_text(SOURCES[-1], encoding="utf-8")
    return made


def test_a_whole_folder_has_no_fault(folder: Path) -> None:
    assert faults(folder, __version__, []) == []


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("lib/headroom/api.py", "lib/headroom/api.py is not compiled"),
        ("lib/headroom/cli/benchmark.pyc", "lib/headroom/cli/benchmark.pyc is never used"),
        ("lib/PySide6/Qt6Quick.dll", "lib/PySide6/Qt6Quick.dll is never used"),
        (f"lib/{'x' * 160}.pyc", f"lib/{'x' * 160}.pyc is longer than 150 letters"),
    ],
)
def test_what_should_not_be_there_is_a_fault(folder: Path, path: str, fault: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).touch()

    assert faults(folder, __version__, []) == [fault]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("LICENSE-Python.txt", "LICENSE-Python.txt is missing"),
        ("lib/headroom/api.pyc", "headroom/api.py is missing"),
        ("lib/headroom/data/samples/sample.xlsx", "the resource sample.xlsx is not as in the source"),
    ],
)
def test_what_is_missing_is_a_fault(folder: Path, path: str, fault: str) -> None:
    (folder / path).unlink()

    assert faults(folder, __version__, []) == [fault]
