"""Compiles the exact search for every system, with the compiler that comes as the package ziglang.

    .venv/bin/python -m pip install -e .[compile]
    .venv/bin/python packaging/build_exact_search.py [FOLDER]

The same compiler makes the same bytes on every machine, so that anyone can see that the libraries are made
from the source beside them: ``tests/knapsack/test_built_libraries.py`` does. Beside them stand the digests of
the source and of each library, and the compiler. They are kept with the source because a wheel is also built
where there is no compiler, and most who install it have none; without them the program searches in Python.
"""

import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

FOLDER = Path(__file__).resolve().parents[1] / "desktop" / "headroom" / "knapsack" / "compiled"
SOURCE: Final = "exact_search.c"
RECORD: Final = "built.json"

SYSTEMS = {
    "linux-x86_64.so": "x86_64-linux-musl",
    "linux-aarch64.so": "aarch64-linux-musl",
    "windows-x86_64.dll": "x86_64-windows-gnu",
    "windows-aarch64.dll": "aarch64-windows-gnu",
    "macos-x86_64.dylib": "x86_64-macos",
    "macos-aarch64.dylib": "aarch64-macos",
}
"""Each library with the target of the compiler. None calls a library of its system but macOS's own."""

OPTIONS = (
    *("-O2", "-std=c11", "-Wall", "-Wextra", "-Werror"),
    *("-ffreestanding", "-fno-builtin", "-nostdlib", "-shared", "-s", "-fvisibility=hidden"),
    "-ffp-contract=off",  # the same sums on every processor
)


def digest(path: Path) -> str:
    """Return the digest of a file, hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def build(folder: Path) -> None:
    """Compile the search for every system into a folder, and write down what was made of what."""
    for library, target in SYSTEMS.items():
        with tempfile.TemporaryDirectory(prefix="headroom-") as made:  # names are written into some of them
            Path(made, SOURCE).write_bytes((FOLDER / SOURCE).read_bytes())
            compiler = (sys.executable, "-m", "ziglang", "cc", "-target", target)
            subprocess.run((*compiler, *OPTIONS, SOURCE, "-o", library), cwd=made, check=True)
            (folder / library).write_bytes(Path(made, library).read_bytes())
    record = {
        "compiler": f"ziglang {version('ziglang')}",
        "source": digest(FOLDER / SOURCE),
        "libraries": {library: digest(folder / library) for library in SYSTEMS},
    }
    (folder / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    where = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    where.mkdir(parents=True, exist_ok=True)
    build(where)
    for name in SYSTEMS:
        print(f"{name}: {(where / name).stat().st_size:,} bytes")
