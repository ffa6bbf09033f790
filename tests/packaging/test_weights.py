from pathlib import Path

import pytest

from weights import main, part_of, table, weights


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "ICU, of Qt"),
        ("_internal/PySide6/Qt/lib/libQt6Gui.so.6", "Qt and PySide6"),
        ("Headroom/Lib/site-packages/PySide6/Qt6Gui.dll", "Qt and PySide6"),
        ("_internal/numpy.libs/libscipy_openblas64_-32a4b2a6.so", "OpenBLAS, of numpy"),
        ("_internal/numpy/_core/_multiarray_umath.so", "numpy"),
        ("_internal/_duckdb.cpython-313-x86_64-linux-gnu.so", "DuckDB"),
        ("_internal/headroom/data/fonts/Inter-Regular.otf", "typefaces"),
        ("_internal/libstdc++.so.6", "libraries of the system"),
        ("_internal/numpy-2.4.6.dist-info/METADATA", "licences of packages"),
        ("headroom", "Headroom, and all that is pure Python"),
        ("nobody/knows", "everything else"),
    ],
)
def test_a_file_belongs_to_one_part(path: str, part: str) -> None:
    assert part_of(path) == part


def test_the_heaviest_part_stands_first_and_the_sum_last(tmp_path: Path) -> None:
    (tmp_path / "typst").mkdir()
    (tmp_path / "typst" / "_typst.so").write_bytes(b"x" * 3_000_000)
    (tmp_path / "headroom").write_bytes(b"x" * 1_500_000)
    (tmp_path / "link").symlink_to(tmp_path / "headroom")

    weighed = weights(tmp_path)

    assert list(weighed.items()) == [
        ("Typst", 3_000_000),
        ("Headroom, and all that is pure Python", 1_500_000),
    ]
    assert table(weighed).splitlines()[-1] == "     4.5 MB  in all"


def test_what_is_no_folder_is_answered_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere-at-all"]) == 2
    assert "weights.py FOLDER" in capsys.readouterr().out
