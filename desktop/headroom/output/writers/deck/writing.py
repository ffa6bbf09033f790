"""Writes the PowerPoint deck of a hand-over."""

from collections.abc import Callable
from typing import BinaryIO

from headroom.output.handover.handover import Handover
from headroom.output.handover.make import GivenUpError
from headroom.output.writers.deck.confined import confined_deck
from headroom.output.writers.deck.laying_out import deck_bytes


def _say_nothing(done: int, total: int) -> None:
    del done, total


def write_deck(
    handover: Handover,
    out: BinaryIO,
    template: bytes | None = None,
    *,
    tell: Callable[[int, int], None] = _say_nothing,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the PowerPoint deck of a hand-over; the same hand-over gives the same bytes.

    Args:
        handover: What is handed over.
        out: Takes the file; nothing is written where it cannot be made.
        template: Content of a company's .potx or .pptx, which is filled in a process of its own; None: the
            program's own.
        tell: Is told after each page how many are done, of how many.
        cancelled: Is asked between pages whether to give up.

    Raises:
        UserError: If the template cannot be used; its text says why and what to do.
        GivenUpError: If ``cancelled`` returned true.
    """

    def told(done: int, total: int) -> None:
        if cancelled():
            raise GivenUpError
        tell(done, total)

    made = (
        deck_bytes(handover, None, told)
        if template is None
        else confined_deck(handover, template, tell, cancelled)
    )
    out.write(made)
