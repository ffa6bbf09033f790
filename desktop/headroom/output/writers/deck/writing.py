"""Writes the PowerPoint deck of a hand-over."""

from collections.abc import Callable
from typing import BinaryIO

from headroom.output.handover.handover import Handover
from headroom.output.writers.deck.laying_out import deck_bytes


def _say_nothing(done: int, total: int) -> None:
    del done, total


def _never() -> bool:
    return False


def write_deck(
    handover: Handover,
    out: BinaryIO,
    template: bytes | None = None,
    *,
    tell: Callable[[int, int], None] = _say_nothing,
    cancelled: Callable[[], bool] = _never,
) -> None:
    """Write the PowerPoint deck of a hand-over."""
    del cancelled
    out.write(deck_bytes(handover, template, tell))
