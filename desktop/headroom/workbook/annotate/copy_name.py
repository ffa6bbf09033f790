"""What marked copies of workbooks are called."""

from pathlib import Path

_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")


def copy_name(path: Path) -> str:
    """Return what a marked copy of a workbook is called where nobody says otherwise."""
    suffix = path.suffix.lower()
    return f"{path.stem}_to_check{suffix if suffix in _SUFFIXES else '.xlsx'}"
