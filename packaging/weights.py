"""What each part of a finished program weighs.

python packaging/weights.py FOLDER       a table, the heaviest part first
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

_PARTS = (
    (r"\.dist-info/", "licences of packages"),
    (r"icudata|icui18n|icuuc", "ICU, of Qt"),
    (r"PySide6|shiboken6|Qt6", "Qt and PySide6"),
    (r"openblas|gfortran|quadmath", "OpenBLAS, of numpy"),
    (r"(?:^|/)numpy", "numpy"),
    (r"duckdb", "DuckDB"),
    (r"(?:^|/)typst", "Typst"),
    (r"(?:^|/)highspy", "HiGHS"),
    (r"cryptography|cffi", "cryptography"),
    (r"(?:^|/)rapidfuzz", "RapidFuzz"),
    (r"(?:^|/)lxml", "lxml"),
    (r"(?:^|/)(?:PIL|pillow)", "Pillow"),
    (r"python_calamine", "calamine"),
    (r"headroom/data/fonts", "typefaces"),
    (r"headroom/(?:data|knapsack)|^headroom|Headroom", "Headroom, and all that is pure Python"),
    (r"(?i)libpython|python3|base_library|lib-dynload", "Python"),
    (r"^(?:_internal/)?lib", "libraries of the system"),
)
"""The first word that is found in a path says to which part a file belongs."""
_OTHER = "everything else"


def part_of(path: str) -> str:
    """Return to which part of the program a file belongs, by its path with slashes."""
    return next((part for words, part in _PARTS if re.search(words, path)), _OTHER)


def bytes_by_part(folder: Path, part: Callable[[str], str]) -> Counter[str]:
    """Return the bytes of each part of a program; a link weighs nothing.

    Args:
        folder: The program.
        part: Returns to which part a file belongs, by its path with slashes.
    """
    total: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            total[part(file.relative_to(folder).as_posix())] += file.stat().st_size
    return total


def weights(folder: Path) -> dict[str, int]:
    """Return the bytes of each part of a program, the heaviest first."""
    return dict(bytes_by_part(folder, part_of).most_common())


def lines(rows: Iterable[tuple[str, int]]) -> str:
    """Return parts and their bytes as lines of a table, in megabytes."""
    return "\n".join(f"{size / 1e6:8.1f} MB  {part}" for part, size in rows)


def table(weighed: dict[str, int]) -> str:
    """Return a table of parts in megabytes, with their sum."""
    return lines([*weighed.items(), ("in all", sum(weighed.values()))])


def main(arguments: Sequence[str]) -> int:
    """Print the table of a folder."""
    match arguments:
        case [folder] if Path(folder).is_dir():
            print(table(weights(Path(folder))))
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
