"""How much memory a process and its children take together, while they run."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_S = 0.02
_PROCESSES = Path("/proc")


def can_be_measured() -> bool:
    """Return whether this system says what its processes take."""
    return sys.platform == "linux" and Path("/proc/self/status").is_file()


class PeakMemory:
    """Watches a process and all its descendants; the greatest sum is in ``megabytes``.

    Memory that processes share is counted in each of them, so the sum is at least what they take.
    """

    def __init__(self, process: int) -> None:
        """Prepare to watch the process of this id."""
        self.megabytes = 0.0
        self._process = process
        self._end = threading.Event()
        self._watch = threading.Thread(target=self._look, name="memory", daemon=True)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop watching."""
        self._end.set()
        self._watch.join()

    def _look(self) -> None:
        """Look again and again until told to stop."""
        while not self._end.wait(_EVERY_S):
            self.megabytes = max(self.megabytes, _resident_megabytes(self._process))


def _resident_megabytes(process: int) -> float:
    """Return what a process and its descendants take now."""
    parents: dict[int, int] = {}
    resident: dict[int, float] = {}
    for folder in _PROCESSES.iterdir():
        if folder.name.isdecimal():
            fields = _status(folder)
            parents[int(folder.name)] = int(fields.get("PPid", "0"))
            resident[int(folder.name)] = float(fields.get("VmRSS", "0 kB").split()[0]) / 1e3
    family = {process}
    while True:
        grown = family | {child for child, parent in parents.items() if parent in family}
        if grown == family:
            return sum(resident.get(member, 0.0) for member in family)
        family = grown


def _status(folder: Path) -> dict[str, str]:
    """Return what the system says of a process; nothing where it has ended meanwhile."""
    try:
        lines = (folder / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return {}
    return {name: text.strip() for name, _, text in (line.partition(":") for line in lines)}
