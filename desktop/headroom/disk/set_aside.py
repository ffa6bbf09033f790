"""Sets files of the program's own aside that cannot be read, so that they keep nobody from working."""

from pathlib import Path

_ENDING = ".bad"
_MOST = 100


def set_aside(path: Path) -> Path | None:
    """Give a file another name, under which nobody looks for it, and return that; None where it stays.

    Nothing is deleted: somebody may still want what is in it.
    """
    for number in range(1, _MOST):
        aside = path.with_name(f"{path.name}{'' if number == 1 else f'-{number}'}{_ENDING}")
        if aside.exists():
            continue
        try:
            path.rename(aside)
        except OSError:
            return None
        return aside
    return None
