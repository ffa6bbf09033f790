"""Tries the installer on a real Windows: install, compare with the source, take away again.

    python packaging/try_windows.py SETUP.exe

It runs in the environment in which the program is installed from source, whose numbers are the measure.
Nothing may be installed before: it would be taken away.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import smoke_frozen
from windows.product import NAME

_PATIENCE_S: Final = 300.0


def main(arguments: Sequence[str]) -> int:
    """Try an installer and return an exit code."""
    match arguments:
        case [name] if os.name == "nt" and Path(name).is_file():
            installed = Path(os.environ["LOCALAPPDATA"]) / "Programs" / NAME
            subprocess.run([name, "/S"], check=True, timeout=_PATIENCE_S)
            code = smoke_frozen.main([str(installed)])
            return code or uninstall(installed)
    print(__doc__)
    return 2


def uninstall(installed: Path) -> int:
    """Take the program away and return 1 if something of it is left."""
    subprocess.run([str(installed / "uninstall.exe"), "/S"], check=True, timeout=_PATIENCE_S)
    end = time.monotonic() + _PATIENCE_S
    while installed.exists() and time.monotonic() < end:  # it works on after its first process has ended
        time.sleep(1)
    left = [path.name for path in installed.rglob("*")]
    print(
        f"FAILED: left behind: {', '.join(left[:10])}"
        if left
        else "passed: it was taken away without a trace"
    )
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
