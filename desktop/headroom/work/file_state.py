"""What a file was like when it was opened or saved, and whether another program wrote to it since."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from headroom.language import tr
from headroom.user_error import UserError

_CHUNK = 1024**2


@dataclass(frozen=True, slots=True)
class FileState:
    """The content of a file at a moment.

    Attributes:
        sha256: Its digest, hexadecimal.
    """

    sha256: str


class OccupiedError(UserError):
    """A place where work shall be saved holds something that would be lost.

    Attributes:
        path: The place.
        state: What is there.
    """

    def __init__(self, path: Path, state: FileState, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path
        self.state = state


def state_of_content(content: bytes) -> FileState:
    """Return the state of a file with that content."""
    return FileState(hashlib.sha256(content).hexdigest())


def state_of_file(path: Path) -> FileState | None:
    """Return what a file is like; None where there is none, or something that is no file.

    Raises:
        UserError: If it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = tr(
            "{file} cannot be looked at before it is replaced ({reason}): save under another name.",
            file=path,
            reason=reason,
        )
        raise UserError(msg) from cause
    return FileState(digest.hexdigest())


def changed_since(path: Path, known: FileState | None) -> FileState | None:
    """Return what a file is like where it is not as it was known; None where it is, or is not there.

    Args:
        path: The file.
        known: What it was like; None: it was not there.

    Raises:
        UserError: If it cannot be read.
    """
    there = state_of_file(path)
    return None if there == known else there
