"""What each part of the Windows folder takes, largest first."""

from collections import Counter
from pathlib import Path

from weights import bytes_by_part, lines
from windows.folder import PACKAGES

_MEGABYTE = 1_000_000
_SHOWN_MB = 0.5


def sizes(folder: Path) -> Counter[str]:
    """Return the bytes of each package, and of what stands beside the packages."""
    return bytes_by_part(folder, part_of)


def part_of(path: str) -> str:
    """Return to which part a file of the folder belongs."""
    within, _, rest = path.partition("/")
    if within != PACKAGES or not rest:
        return "Python"
    package = rest.partition("/")[0]
    if package.endswith(".dist-info"):
        return "licences of packages"
    return package.removesuffix(".libs").split(".")[0].lstrip("_")


def table(found: Counter[str]) -> str:
    """Return the sizes as lines of text, the small ones together, the total last."""
    shown = [(part, size) for part, size in found.most_common() if size >= _SHOWN_MB * _MEGABYTE]
    rest = found.total() - sum(size for _, size in shown)
    return lines([*shown, (f"{len(found) - len(shown)} smaller parts", rest), ("in total", found.total())])
