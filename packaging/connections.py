"""Which connections a program opens, by what it asks of Linux: for the trial of a finished program."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_OPENED: Final = re.compile(r"\bsocket\((?:AF|PF)_(\w+)")
_ON_THIS_MACHINE: Final = frozenset({"UNIX", "LOCAL"})  # the screen, printers, and a program's own processes


def why_unseen() -> str:
    """Return why connections cannot be watched here; empty where they can."""
    if sys.platform != "linux":
        return "connections are watched on Linux alone"
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "this system lets no program watch another" if done.returncode else ""


def watched(command: Sequence[str], trace: Path) -> list[str]:
    """Return a command that writes what it and its processes open into a file."""
    return ["strace", "--follow-forks", "--trace=socket", "--quiet=all", f"--output={trace}", *command]


def opened(trace: str) -> Counter[str]:
    """Return how many sockets of each family were opened."""
    return Counter(_OPENED.findall(trace))


def leading_away(trace: str) -> dict[str, int]:
    """Return the families of sockets by which this machine can be left, with how many were opened."""
    return {family: count for family, count in opened(trace).items() if family not in _ON_THIS_MACHINE}
