"""What tells that a file was saved again since it was read."""

from pathlib import Path

FileStamp = tuple[int, int] | None
"""Time of the last change and size of a file; None where there is none."""


def stamp_of(path: Path) -> FileStamp:
    """Return what is different when a file was saved."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
