import sys
from pathlib import Path

import pytest

from headroom.workstation import own_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there each user has a folder of his own")


def test_a_folder_is_made_for_this_user_alone(tmp_path: Path) -> None:
    made = own_folder.own_folder(tmp_path / "one" / "headroom")

    assert made is not None
    assert made.stat().st_mode & 0o777 == 0o700
    assert own_folder.own_folder(made) == made


def test_what_others_may_enter_or_lead_elsewhere_is_not_taken(tmp_path: Path) -> None:
    open_to_all, link, file = tmp_path / "open", tmp_path / "link", tmp_path / "file"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    link.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    file.touch()

    assert [own_folder.own_folder(path) for path in (open_to_all, link, file)] == [None, None, None]


@pytest.mark.skipif(sys.platform != "linux", reason="only there it is said so")
def test_programs_meet_where_the_system_says_else_among_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    assert own_folder.runtime_folder() == tmp_path / "run" / "headroom"

    for without in ("", "relative", str(tmp_path / "file" / "below")):
        (tmp_path / "file").touch()
        monkeypatch.setenv("XDG_RUNTIME_DIR", without)
        folder = own_folder.runtime_folder()
        assert folder is not None
        assert folder.parent == tmp_path / "temporary"
