import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from windows.compiling import magic_of
from windows.folder import PATH_FILE, lay_packages, lay_program, lay_python, settle_times
from windows.portable import make_portable
from windows.sizes import part_of, sizes, table
from windows.wheels import Wheel

COMPILING = Path(__file__).resolve().parents[3] / "packaging" / "windows" / "compile_modules.py"


def compiled(folder: Path) -> Path:
    """Compile the modules in a folder with the Python that runs this."""
    subprocess.run([sys.executable, "-I", "-B", str(COMPILING), str(folder)], check=True)  # noqa: S603
    return folder


def test_compiled_modules_are_the_same_wherever_they_are_made_and_are_loaded_without_sources(
    tmp_path: Path,
) -> None:
    for name in ("one", "another"):
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "inner" / "__init__.py").write_text("NUMBER = 5\n", encoding="utf-8")
        compiled(tmp_path / name)

    made = [tmp_path / name / "inner" / "__init__.pyc" for name in ("one", "another")]
    assert made[0].read_bytes() == made[1].read_bytes()
    assert not list(tmp_path.rglob("*.py"))
    question = f"import sys; sys.path.insert(0, {str(tmp_path / 'one')!r}); import inner; print(inner.NUMBER)"
    done = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", question], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "5\n"


def test_a_module_for_another_python_is_left_out_and_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.py").write_text("print 5\n", encoding="utf-8")

    compiled(tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert "left out: old.py" in capfd.readouterr().out


def test_what_compiled_modules_begin_with_is_read_from_the_standard_library(tmp_path: Path) -> None:
    library = tmp_path / "python.zip"
    with zipfile.ZipFile(library, "w") as held:
        held.writestr("a.txt", b"nothing")
        held.writestr("b.pyc", b"\xf3\x0d\x0d\x0a and more")

    assert magic_of(library) == b"\xf3\x0d\x0d\x0a"


def test_python_is_laid_without_its_programs_and_with_the_path_of_this_one(tmp_path: Path) -> None:
    python, folder = tmp_path / "python", tmp_path / "made"
    for place in (python, folder):
        place.mkdir()
    for name in ("python.exe", "python313.dll", "python313._pth", "_ssl.pyd", "_bz2.pyd", "LICENSE.txt"):
        (python / name).write_text(name, encoding="utf-8")

    lay_python(python, folder)

    names = {path.name for path in folder.iterdir()}
    assert names == {"python313.dll", "_bz2.pyd", "LICENSE-Python.txt", PATH_FILE}
    assert (folder / PATH_FILE).read_text(encoding="ascii").split() == ["python313.zip", ".", "lib"]


def test_wheels_are_unpacked_without_what_nobody_uses(tmp_path: Path) -> None:
    path = tmp_path / "tool-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as held:
        for name in (
            "tool/__init__.py",
            "tool/__init__.pyi",
            "tool/tests/test_it.py",
            "tool-1.0.data/scripts/tool.exe",
            "tool-1.0.data/purelib/tool/more.py",
            "tool-1.0.dist-info/METADATA",
            "tool-1.0.dist-info/RECORD",
        ):
            held.writestr(name, name)

    lay_packages([Wheel(path, "tool", "1.0", "", ())], tmp_path / "made")

    laid = {file.relative_to(tmp_path / "made").as_posix() for file in (tmp_path / "made").rglob("*")}
    assert laid >= {"lib/tool/__init__.py", "lib/tool/more.py", "lib/tool-1.0.dist-info/METADATA"}
    assert not any(word in path for path in laid for word in ("pyi", "tests", "exe", "RECORD"))


def test_the_program_is_laid_as_its_wheel_lays_it(tmp_path: Path) -> None:
    lay_program(tmp_path)

    own = tmp_path / "lib" / "headroom"
    assert (own / "data" / "samples" / "headroom_sample.xlsx").is_file()
    assert (own / "data" / "LICENSE").is_file()
    assert (own / "__main__.py").is_file()
    assert not list(own.rglob("*.pyc"))
    assert [path.name for path in (own / "knapsack" / "compiled").glob("*-*.*")] == ["windows-x86_64.dll"]


def test_the_portable_archive_has_the_file_that_makes_it_portable_and_the_same_bytes_again(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Headroom"
    (folder / "lib" / "empty").mkdir(parents=True)
    (folder / "lib" / "a.pyc").write_bytes(b"a")
    settle_times(folder)

    for name in ("one.zip", "another.zip"):
        make_portable(folder, tmp_path / name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "another.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["Headroom/portable", "Headroom/lib/a.pyc"]
    assert not (folder / "portable").exists()
    assert not (folder / "lib" / "empty").exists()


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("python313.dll", "Python"),
        ("lib/numpy/__init__.pyc", "numpy"),
        ("lib/numpy.libs/openblas.dll", "numpy"),
        ("lib/_duckdb.pyd", "duckdb"),
        ("lib/numpy-2.4.6.dist-info/METADATA", "licences of packages"),
    ],
)
def test_each_file_counts_to_one_part(path: str, part: str) -> None:
    assert part_of(path) == part


def test_the_table_of_sizes_adds_up(tmp_path: Path) -> None:
    (tmp_path / "lib" / "big").mkdir(parents=True)
    (tmp_path / "lib" / "big" / "a.pyd").write_bytes(bytes(2_000_000))
    (tmp_path / "lib" / "small.pyc").write_bytes(bytes(100_000))

    assert table(sizes(tmp_path)).splitlines() == [
        "     2.0 MB  big",
        "     0.1 MB  1 smaller parts",
        "     2.1 MB  in total",
    ]
