"""Waits for what a drive answers, as long as nobody gives up: a drive in the network may never answer."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")

_POLL_SECONDS = 0.05


def answer_unless(given_up: Callable[[], bool], ask: Callable[[], Answer]) -> Answer | None:
    """Return what a question gives, or None where somebody gave up before it was answered.

    A question that nobody waits for any more keeps its thread until the system answers it.

    Args:
        given_up: Is asked some twenty times a second whether to give up.
        ask: The question; it is asked in a thread of its own, and what it raises passes through.
    """
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except BaseException as cause:  # noqa: BLE001 - passed on
            answer.set_exception(cause)

    Thread(target=run, name="headroom wait", daemon=True).start()
    while not given_up():
        try:
            return answer.result(_POLL_SECONDS)
        except NotYet:
            if answer.done():
                raise
    return None
