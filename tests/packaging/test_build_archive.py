import tarfile
from pathlib import Path

from build_archive import main


def test_the_program_is_packed_with_its_rights_and_without_who_made_it(tmp_path: Path) -> None:
    (tmp_path / "headroom").mkdir()
    (tmp_path / "headroom" / "headroom").write_text("program", encoding="utf-8")
    (tmp_path / "headroom" / "headroom").chmod(0o755)

    assert main([str(tmp_path)]) == 0

    (packed,) = tmp_path.glob("Headroom-*.tar.gz")
    with tarfile.open(packed) as archive:
        entries = {entry.name: entry for entry in archive.getmembers()}
    program = entries[f"{packed.name.removesuffix('.tar.gz')}/headroom"]
    assert (program.mode & 0o777, program.uid, program.uname) == (0o755, 0, "")


def test_without_a_program_it_is_said_how_to_make_it(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
