"""The reading process starts from any program: a script without a guard, a thread, the standard input."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import path_telling_child
from headroom.workbook.process import ENTRY
from headroom.workbook.process.reading import read_book
from headroom.workbook.process.starting import ReadingProcess
from workbooks import MODELS, table, write_xlsx

READ = (
    "import pathlib, sys\nfrom headroom.workbook.process.reading import read_book\n"
    "print(read_book(pathlib.Path(sys.argv[1])).rows_used)\n"
)
IN_A_THREAD = READ.replace("print(", "import threading\nthreading.Thread(target=lambda: print(").rstrip()
IN_A_WORKER = (
    "import multiprocessing, pathlib, sys\nfrom headroom.workbook.process.reading import read_book\n"
    "def rows(path):\n    return read_book(pathlib.Path(path)).rows_used\n"
    "if __name__ == '__main__':\n"
    "    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
    "        print(pool.map(rows, sys.argv[1:])[0])\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a workbook of a few rows."""
    return write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table(), "Models": MODELS})


def run(arguments: list[str], text: str = "") -> str:
    """Return what Python prints; it complains of nothing."""
    done = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, *arguments], input=text, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize("script", [READ, f"{IN_A_THREAD}).start()", IN_A_WORKER])
def test_a_script_without_a_guard_reads_once(tmp_path: Path, book: Path, script: str) -> None:
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")

    assert run([str(path), str(book)]) == "1"


@pytest.mark.slow  # from the standard input is quickly tried by tests/test_api.py
def test_a_program_from_the_standard_input_or_the_command_line_reads(book: Path) -> None:
    assert run(["-", str(book)], READ) == "1"
    assert run(["-c", READ, str(book)]) == "1"


def test_a_session_that_is_typed_reads(book: Path) -> None:
    typed = f"import sys; sys.ps1 = sys.ps2 = ''; sys.argv = ['', {str(book)!r}]\n{READ}"

    done = subprocess.run(
        [sys.executable, "-i", "-q"], input=typed, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "1"


def test_a_file_beside_a_script_stands_in_no_modules_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)

    process = ReadingProcess(path_telling_child.__name__, (), tmp_path, {}, slowly=False)
    looked_at = json.loads(process.pipe.recv_bytes())
    process.end()

    assert sys.path[0] == str(tmp_path)
    assert looked_at.index(str(tmp_path)) > looked_at.index(str(Path(msgspec.__file__).parents[1]))
    assert "" not in looked_at


def test_what_the_program_has_as_its_main_module_does_not_run_again(tmp_path: Path, book: Path) -> None:
    marks = tmp_path / "marks"
    script = tmp_path / "script.py"
    count = f"with open({str(marks)!r}, 'a') as file: file.write('x')\n"
    script.write_text(count + READ, encoding="utf-8")

    assert run([str(script), str(book)]) == "1"
    assert marks.read_text(encoding="utf-8") == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the finished program")
def test_the_finished_program_reads_by_another_one_of_itself(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "headroom"
    program.write_text(f'#!/bin/sh\necho "$1" >> "$0.said"\nexec "{sys.executable}" -m headroom "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert read_book(book).rows_used == 1
    assert program.with_suffix(".said").read_text(encoding="utf-8") == f"{ENTRY}\n"
