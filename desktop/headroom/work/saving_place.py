"""Looks at the place where work shall be saved, so that nothing that somebody else put there is lost."""

from pathlib import Path

from headroom.language import tr
from headroom.work.file_state import FileState, OccupiedError, changed_since
from headroom.work.workspace_file import ENDING, is_work


def check_place(path: Path, known: FileState | None, *, chosen: bool) -> None:
    """Refuse a place that holds something that nobody agreed to lose.

    Args:
        path: Where work shall be saved.
        known: What the file was like when it was opened or saved here, or when somebody agreed to lose it;
            None: it was not there.
        chosen: Whether somebody chose this place for saved work just now, and agreed to replace such.

    Raises:
        OccupiedError: If the file is another one: it was changed meanwhile, or is no saved work.
        UserError: If it cannot be read.
    """
    there = changed_since(path, known)
    if there is None:
        return
    if not is_work(path):
        sentence = tr(
            "{file} is not saved work of Headroom: it would be lost. Save under another name "
            "that ends in {ending}.",
            file=path.name,
            ending=ENDING,
        )
        raise OccupiedError(path, there, sentence)
    if not chosen:
        sentence = tr(
            "{file} was changed by another program since it was opened or saved here. Save under "
            "another name, or overwrite it.",
            file=path.name,
        )
        raise OccupiedError(path, there, sentence)
