"""Fills a company's template in the confined process: a foreign file, which the libraries decode unasked."""

import logging
import pickle
import time
from collections.abc import Callable
from dataclasses import replace

from headroom.disk.scratch import scratch_folder
from headroom.language import tr
from headroom.output.handover.handover import Handover, HandoverPage
from headroom.output.handover.make import GivenUpError
from headroom.output.table import DetailTable
from headroom.output.writers.deck import CHILD
from headroom.output.writers.deck.child import DECK, HANDOVER
from headroom.user_error import UserError
from headroom.workbook.process.confinement import born_alone
from headroom.workbook.process.listening import Listener
from headroom.workbook.process.messages import Done, ForgedMessageError, Progressed, Refused, Said, Stumbled
from headroom.workbook.process.row_files import ForgedBookError, opened
from headroom.workbook.process.starting import ReadingProcess

_TEMPLATE = "template"
_LARGEST_DECK = 512 * 1024**2
_POLL_SECONDS, _ENDING_SECONDS, _PATIENCE_SECONDS = 0.05, 1.0, 60.0
_ZIP = b"PK\x03\x04"
_USE_ANOTHER = tr("Open it in PowerPoint, save it as a new .potx file and choose that.")

_LOG = logging.getLogger("headroom")


def confined_deck(
    handover: Handover, template: bytes, tell: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> bytes:
    """Return the deck of a hand-over in a company's template.

    Args:
        handover: What is handed over.
        template: Content of the template.
        tell: Is told how many pages are done, of how many.
        cancelled: Is asked some twenty times a second whether to give up.

    Raises:
        UserError: If the template cannot be used.
        GivenUpError: If that was asked for; nothing is left behind.
    """
    try:
        with scratch_folder() as folder:
            (folder / _TEMPLATE).write_bytes(template)
            (folder / HANDOVER).write_bytes(pickle.dumps(_plain(handover)))
            with born_alone():
                process = ReadingProcess(CHILD, [folder / _TEMPLATE], folder, {}, slowly=False)
            listener = Listener(process.pipe)
            try:
                _follow(listener, tell, cancelled)
            finally:
                process.kill()
                listener.stop(_ENDING_SECONDS)
                process.end()
            with opened(folder / DECK) as file:
                content = file.read(_LARGEST_DECK + 1)
    except (EOFError, ConnectionError, ForgedMessageError, ForgedBookError) as gone:
        said = tr("The template cannot be used: its reader ended over it, or ran out of memory.")
        msg = f"{said} {_USE_ANOTHER}"
        raise UserError(msg) from gone
    except OSError as cause:
        reason = cause.strerror or tr("the system refuses it")
        msg = tr(
            "The template cannot be filled ({reason}). Make room on the drive for temporary files.",
            reason=reason,
        )
        raise UserError(msg) from cause
    if not content.startswith(_ZIP) or len(content) > _LARGEST_DECK:
        msg = f"{tr('The template cannot be used: no deck comes of it.')} {_USE_ANOTHER}"
        raise UserError(msg)
    return content


def _follow(listener: Listener, tell: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
    """Pass on what the process says until it is done."""
    last = time.monotonic()
    while True:
        if cancelled():
            raise GivenUpError
        said = listener.next_within(_POLL_SECONDS)
        if said is not None:
            if _is_done(said, tell):
                return
            last = time.monotonic()
        elif time.monotonic() - last > _PATIENCE_SECONDS:
            msg = f"{tr('The template takes too long to read.')} {_USE_ANOTHER}"
            raise UserError(msg)


def _is_done(said: Said, tell: Callable[[int, int], None]) -> bool:
    """Pass on one thing that the process says, and return whether it is its last."""
    match said:
        case Refused(sentence):
            raise UserError(sentence)
        case Stumbled(fault):
            _LOG.info("a template was stumbled over: %s", fault)
            why = tr("The template cannot be used: its reader stumbled over it ({fault}).", fault=fault)
            msg = f"{why} {_USE_ANOTHER}"
            raise UserError(msg)
        case Progressed(_, done, total):
            tell(done, total)
        case Done():
            return True
    return False


def _plain(handover: Handover) -> Handover:
    """Return a hand-over without what no slide shows: dossiers, and the ways back to cells (calls)."""
    return replace(handover, dossiers=(), pages=tuple(_without_trails(page) for page in handover.pages))


def _without_trails(page: HandoverPage) -> HandoverPage:
    exhibit = page.exhibit
    plain = _untrailed(exhibit) if isinstance(exhibit, DetailTable) else exhibit
    return replace(page, table=_untrailed(page.table), exhibit=plain)


def _untrailed(table: DetailTable) -> DetailTable:
    rows = tuple(tuple(replace(cell, trail=None) for cell in row) for row in table.rows)
    return replace(table, rows=rows)
