"""The manifest beside the Windows folder: which Python and which packages it was made of."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from windows.program_file import ProgramFile
from windows.python_parts import DIGEST, LIBRARY, PACKAGE
from windows.wheels import Wheel


def manifest(version: str, python: Path, wheels: Iterable[Wheel], archive: Path | None = None) -> str:
    """Return the manifest as JSON.

    Args:
        version: Of Headroom.
        python: Folder of the embeddable Python.
        wheels: The packages.
        archive: What the embeddable Python was taken from; None: its package.
    """
    numbers = ProgramFile.read(python / LIBRARY).version()
    carrier = (PACKAGE, DIGEST) if archive is None else (archive.name, _digest(archive))
    made_of = {
        "headroom": version,
        "python": {
            "version": f"{numbers[0]}.{numbers[1]}.{numbers[2] // 1000}",
            "from": carrier[0],
            "sha256": carrier[1],
        },
        "wheels": [
            {"name": wheel.name, "version": wheel.version, "file": wheel.path.name, "sha256": wheel.digest}
            for wheel in wheels
        ],
    }
    return json.dumps(made_of, indent=2) + "\n"


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
