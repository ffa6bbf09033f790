"""Starts the process that reads workbooks, whatever program it is that asks for one.

``multiprocessing`` would have the new process run the asking program's main module again: a script without
a ``__main__`` guard would start itself, one from the standard input is not to be found. Nothing of the
asking program is run here: the process is the same Python, or the finished program, and finds Headroom.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from headroom.workbook.process import ENTRY, FAULT_FILE
from headroom.workbook.process.entry import main

_HOME = str(Path(__file__).resolve().parents[3])
_FLAGS = (("dont_write_bytecode", "-B"), ("ignore_environment", "-E"), ("no_user_site", "-s"))
_ENDING_SECONDS = 1.0


class ReadingProcess:
    """A process that reads workbooks.

    Args:
        module: Name of a module whose function ``run`` is what it does; called with ``paths``, ``folder``,
            the pipe, ``assumed_rates`` and ``slowly``. It ends as soon as this process does.
        paths: The files.
        folder: Where it may write.
        assumed_rates: US dollars per unit of currencies.
        slowly: Whether to use the slow reader.

    Attributes:
        pipe: Hears what it says, and answers.

    Raises:
        OSError: If it cannot be started.
    """

    def __init__(
        self,
        module: str,
        paths: Sequence[Path],
        folder: Path,
        assumed_rates: Mapping[str, float],
        *,
        slowly: bool,
    ) -> None:
        self.pipe, theirs = Pipe()
        self._life, their_life = Pipe()  # closed by the system when this process ends
        try:
            with (folder / FAULT_FILE).open("wb") as faults:
                self._process = _started((theirs, their_life), module, faults.fileno())
        except OSError:
            for end in (self.pipe, self._life):
                end.close()
            raise
        finally:
            theirs.close()
            their_life.close()
        task = {
            "paths": [str(path) for path in paths],
            "folder": str(folder),
            "assumed_rates": dict(assumed_rates),
            "slowly": slowly,
        }
        with suppress(OSError):  # it is gone already: who reads the pipe hears so
            self.pipe.send_bytes(json.dumps(task).encode("ascii"))

    def exit_code(self) -> int | None:
        """Wait until it has ended and return its exit code; None where a drive holds it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING_SECONDS)
        return self._process.returncode

    def kill(self) -> None:
        """End it, if it has not yet."""
        self._process.kill()

    def end(self) -> None:
        """End it, if it has not yet, and close what leads to it."""
        self.kill()
        self.exit_code()
        self._life.close()
        self.pipe.close()


def _started(ends: Sequence[Connection], module: str, output: int) -> "subprocess.Popen[bytes]":
    """Start the process, with its ends of the pipes, and all that it writes in a file."""
    numbers = [end.fileno() for end in ends]
    names = [module, *(str(number) for number in numbers)]
    if sys.platform == "win32":
        for number in numbers:
            os.set_handle_inheritable(number, True)
        environment, program = dict(os.environ), sys.executable
        if not _frozen() and sys.executable != sys._base_executable:  # noqa: SLF001 - as multiprocessing does
            environment["__PYVENV_LAUNCHER__"] = sys.executable  # else a launcher stands in between
            program = sys._base_executable  # noqa: SLF001
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": numbers})
        return subprocess.Popen(  # noqa: S603 - this Python, or the finished program
            [program, *_arguments(names)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            startupinfo=startup,
        )
    return subprocess.Popen(  # noqa: S603 - likewise
        [sys.executable, *_arguments(names)],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=numbers,
    )


def _arguments(names: Sequence[str]) -> list[str]:
    """Return the arguments by which a Python, or the finished program, comes to ``entry.main``.

    A folder that only this process has on its path, such as that of a script, comes last there: a file
    ``numbers.py`` beside a script stands in no module's place.
    """
    if _frozen():
        return [ENTRY, *names]
    flags = [flag for name, flag in _FLAGS if getattr(sys.flags, name)]
    if sys.flags.utf8_mode:
        flags += ["-X", "utf8"]
    own = [os.path.abspath(place) for place in (_HOME, *sys.path)]  # noqa: PTH100 - they need not be paths
    begin = (
        f"import sys; home, *own = {json.dumps(own)}; there = sys.path; "
        "sys.path = [home] * (home not in there) + there + [place for place in own if place not in there]; "
        f"from {main.__module__} import {main.__name__}; {main.__name__}(sys.argv[1:])"
    )
    return [*flags, "-P", "-c", begin, *names]


def _frozen() -> bool:
    """Return whether this is the finished program, which is no Python."""
    return bool(getattr(sys, "frozen", False))
