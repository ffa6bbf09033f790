import json
import os
import sys
from pathlib import Path

import pytest

from headroom.cli.output import as_json, deliver
from headroom.disk.whole_file import write_whole
from headroom.user_error import UserError

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and devices of POSIX systems")


def test_json_is_ascii_and_reads_back_the_same() -> None:
    value = {"model": "Citroën 日産 \ud800", "headroom": None, "share": 0.1}

    text = as_json(value)

    assert text.isascii()
    assert json.loads(text) == value


def test_json_never_holds_a_number_that_json_does_not_know() -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_json({"share": float("nan")})


def test_a_text_without_a_file_goes_to_the_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    deliver("table\n", None)

    assert capsys.readouterr().out == "table\n"


def test_a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text("an older and longer result", encoding="utf-8")

    deliver("Citroën\n", path)

    assert path.read_bytes() == "Citroën\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@needs_posix
def test_a_written_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()

    write_whole(tmp_path / "whole", b"")

    assert (tmp_path / "whole").stat().st_mode == plain.stat().st_mode


@needs_posix
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").touch()
    (tmp_path / "link").symlink_to(tmp_path / "target")

    write_whole(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


@needs_posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), b"gone")

    assert not Path(os.devnull).is_file()


def test_a_file_that_cannot_be_written_is_named_with_a_remedy(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no folder" / "result.json"):
        with pytest.raises(UserError, match=r"cannot be written .*: choose a folder"):
            write_whole(path, b"")


def test_json_is_laid_out_as_the_standard_library_does() -> None:
    value = {"none": [], "empty": {}, "text": 'ä "quoted"\n\\', "numbers": [1, 0.1, 1e300, 1e-9, -0.0, 2**60]}

    assert as_json(value) == json.dumps(value, indent=2) + "\n"
