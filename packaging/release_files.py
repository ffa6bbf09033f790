"""Gathers what is handed out of a release, with the bill of materials of each and a list of digests.

    python packaging/release_files.py OUT FOLDER...     from what was made in the folders, into OUT

A file that is handed out carries its bill inside as well; the one beside it is read before it is opened.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from embedded_parts import BILL

ENDINGS: Final = (".deb", ".tar.gz", ".dmg", ".exe", ".msi", ".zip", ".whl")
DIGESTS: Final = "SHA256SUMS"
_WITHOUT_A_BILL: Final = (".whl",)  # its packages are chosen when it is installed


class MissingBillError(Exception):
    """A file would be handed out without its bill of materials."""


def main(arguments: Sequence[str]) -> int:
    """Gather the files and return an exit code."""
    match arguments:
        case [out, *folders] if folders:
            gathered = gather([Path(folder) for folder in folders], Path(out))
            print(f"{out}: {len(gathered)} files and {DIGESTS}")
            return 0 if gathered else 1
    print(__doc__)
    return 2


def gather(folders: Iterable[Path], out: Path) -> list[Path]:
    """Copy what is handed out into a folder, with its bill beside it, and write the digests of all.

    Args:
        folders: Each holds what was made for one system, and the finished program with its bill.
        out: Where everything goes.

    Raises:
        MissingBillError: If a folder has a file to hand out and no program with a bill.
    """
    out.mkdir(parents=True, exist_ok=True)
    gathered = []
    for folder in folders:
        bill = next(iter(sorted(folder.glob(f"*/{BILL}"))), None)
        for file in sorted(path for path in folder.iterdir() if path.name.endswith(ENDINGS)):
            gathered.append(Path(shutil.copyfile(file, out / file.name)))
            if file.name.endswith(_WITHOUT_A_BILL):
                continue
            if bill is None:
                msg = f"there is no {BILL} for {file.name}"
                raise MissingBillError(msg)
            gathered.append(Path(shutil.copyfile(bill, out / f"{file.name}.cdx.json")))
    lines = [f"{digest(file)}  {file.name}\n" for file in sorted(gathered)]
    (out / DIGESTS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return gathered


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
