import os
from pathlib import Path

import pytest

from build_macos import lay_out, main, run_all
from embedded_parts import BILL

pytestmark = pytest.mark.skipif(os.name == "nt", reason="disk images are made on a Mac")


def test_the_image_shows_the_bundle_where_it_goes_and_its_papers(tmp_path: Path) -> None:
    (tmp_path / "Headroom.app" / "Contents").mkdir(parents=True)
    (tmp_path / "headroom").mkdir()
    for paper in ("LICENSE", "THIRD_PARTY_NOTICES.md", BILL):
        (tmp_path / "headroom" / paper).write_text(paper, encoding="utf-8")

    lay_out(tmp_path, tmp_path / "seen")

    assert {path.name for path in (tmp_path / "seen").iterdir()} == {
        *("Headroom.app", "Applications", "LICENSE", "THIRD_PARTY_NOTICES.md", BILL),
    }


def test_nothing_is_packed_where_there_is_no_bundle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "Headroom.app" in capsys.readouterr().out


def test_what_fails_is_the_end_and_no_password_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    code = run_all([("sh", "-c", "exit 3", "secret"), ("sh", "-c", "echo further")])

    assert code == 3
    out = capfd.readouterr().out
    assert "secret" not in out
    assert "further" not in out
