"""What the child process does: reads one workbook, under a memory limit, and leaves it in a folder."""

import gc
import os
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from headroom.files.book_folder import save_book
from headroom.files.decode import Progress, decode
from headroom.files.user_error import UserError

DONE = "done"
REFUSED = "refused"
PROGRESS = "progress"


def run(path: str, folder: str, pipe: Connection) -> None:
    """Read ``path`` and write the book into ``folder``; say through ``pipe`` how far it is."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # millions of cells and no cycles among them: collecting would take a third of the time

    def tell(progress: Progress) -> None:
        pipe.send((PROGRESS, progress.step, progress.rows, progress.total))

    try:
        book = decode(Path(path), tell)
        save_book(book, Path(folder))
    except UserError as refused:
        pipe.send((REFUSED, str(refused), 0, 0))
    else:
        pipe.send((DONE, "", 0, 0))
    pipe.close()
    os._exit(0)


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, whatever it is doing."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
