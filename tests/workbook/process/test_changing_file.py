"""A file that is written, cut, moved or locked while it is read is not half read, nor called damaged."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from headroom.user_error import UserError
from headroom.workbook.process.child import read_into
from headroom.workbook.survey.questions import Questions
from headroom.workbook.tables.book_file import ReadingProgress
from workbooks import MODELS, Rows, table, write_ods, write_xls, write_xlsb, write_xlsx

SHEETS: Mapping[str, Rows] = {
    "Sourcing": table(*({"Part number": f"P-{n}"} for n in range(3000))),
    "Models": MODELS,
}
WRITERS: Mapping[str, Callable[[Path, Mapping[str, Rows]], Path]] = {
    ".xlsx": write_xlsx,
    ".xlsb": write_xlsb,
    ".xls": write_xls,
    ".ods": write_ods,
}


def write(folder: Path, suffix: str) -> Path:
    """Write a workbook, or the same as text."""
    path = folder / f"book{suffix}"
    if suffix != ".csv":
        return WRITERS[suffix](path, SHEETS)
    lines = (",".join(map(str, row)) for row in SHEETS["Sourcing"])
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def cut_off(path: Path) -> None:
    """Cut a file in half, as a synchronisation does that begins anew."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def overwrite(path: Path) -> None:
    """Write something else over a file."""
    path.write_bytes(b"\0" * 5000)


def replace_by_folder(path: Path) -> None:
    """Put something in its place that can no more be read than a file that is locked."""
    path.unlink()
    path.mkdir()


def remove(path: Path) -> None:
    """Take a file away."""
    path.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody touch a file that is open")
@pytest.mark.parametrize("suffix", [*WRITERS, ".csv"])
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (cut_off, "was changed while it was read"),
        (overwrite, "was changed while it was read"),
        (replace_by_folder, "was changed while it was read|cannot be opened"),
        (remove, "does not exist|vanished while it was read"),
    ],
)
@pytest.mark.parametrize("step", [0, *(pytest.param(step, marks=pytest.mark.slow) for step in (1, 2, 3))])
def test_a_change_while_a_file_is_read_is_told_as_that(
    tmp_path: Path, suffix: str, change: Callable[[Path], None], words: str, step: int
) -> None:
    path = write(tmp_path, suffix)
    (tmp_path / "book").mkdir()
    steps: list[ReadingProgress] = []

    def interfere(progress: ReadingProgress) -> None:
        if len(steps) == step:
            change(path)
        steps.append(progress)

    with pytest.raises(UserError, match=words) as told:
        read_into(tmp_path / "book", [path], interfere, Questions(), slowly=False)
    assert path.name in str(told.value)


def test_what_libraries_print_stays_in_the_reading_process(tmp_path: Path) -> None:
    script = (
        "import os, sys\nfrom multiprocessing import Pipe\nfrom pathlib import Path\n"
        "from headroom.workbook.process import child\nfrom headroom.user_error import UserError\n"
        "def decode(paths, progress, questions, **details):\n"
        "    os.write(1, b'noise')\n    os.write(2, b'noise')\n    print('noise', flush=True)\n"
        "    raise UserError('refused')\n"
        "child.decode = decode\n"
        "here, there = Pipe()\n"
        "child.run([sys.argv[1]], sys.argv[1], there, {}, slowly=False)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603

    assert (done.stdout, done.stderr) == (b"", b"")
    assert (tmp_path / "fault.txt").read_bytes().count(b"noise") == 3
