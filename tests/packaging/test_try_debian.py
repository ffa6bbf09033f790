import os
from pathlib import Path

import pytest

import try_debian


def test_versions_and_other_choices_are_no_names_of_packages() -> None:
    assert try_debian.names("libc6 (>= 2.35), libegl1, libcups2t64 | libcups2\n") == (
        *("libc6", "libegl1", "libcups2t64"),
    )


def test_what_comes_and_goes_is_not_taken_for_left_behind(tmp_path: Path) -> None:
    for name in ("usr/bin/new", "tmp/new", "var/lib/dpkg/new", "root/.config/new"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    found = try_debian.files_of(tmp_path)

    assert "usr/bin/new" in found
    assert {name for name in found if name.endswith("new")} == {"usr/bin/new"}


def test_who_is_not_root_is_told_why_nothing_was_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if os.name == "nt":
        pytest.skip("there are no Debian packages on Windows")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    package = tmp_path / "headroom.deb"
    package.touch()

    assert try_debian.main([str(package)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")
