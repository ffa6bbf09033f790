"""Questions of a reading thread, answered in the window's thread."""

import queue
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.window.session.value_signal import ValueSignal, value_signal

_WAIT_SECONDS = 0.05

Fits = Callable[[BookSurvey], BookLayout | None]
"""Returns the layout that needs no question: a remembered one, or that of a workbook like the template."""


@dataclass(frozen=True, slots=True)
class LayoutQuestion:
    """By which layout a workbook is to be read.

    Attributes:
        survey: What was found in the workbook.
        present: The layout to begin with; None: what is proposed.
    """

    survey: BookSurvey
    present: BookLayout | None


class Asker(QObject):
    """Takes questions from the thread that reads, and hands them the answers of the window.

    At most one question is open at a time: the thread waits for its answer, or until it is cancelled.

    Attributes:
        layout_asked: Emitted with what a layout is wanted for.
        password_asked: Emitted with the name of a workbook, and whether the last password was wrong.
        place_asked: Emitted with the whole path from which saved work wants a workbook read.
    """

    layout_asked: ValueSignal[LayoutQuestion] = value_signal()
    password_asked = Signal(str, bool)
    place_asked = Signal(Path)

    def __init__(self, fits: Fits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fits = fits
        self._answers: queue.SimpleQueue[object] = queue.SimpleQueue()

    def choose(self, survey: BookSurvey, cancelled: Callable[[], bool]) -> BookLayout | None:
        """Return the layout to read by; None where nobody wants to go on. Called by the thread that reads."""
        return self._fits(survey) or self.ask(survey, None, cancelled)

    def ask(
        self, survey: BookSurvey, present: BookLayout | None, cancelled: Callable[[], bool]
    ) -> BookLayout | None:
        """Return the layout to read by, beginning with one that may be changed; see ``choose``."""
        self._forget()
        self.layout_asked.emit(LayoutQuestion(survey, present))
        answer = self._wait(cancelled)
        return answer if isinstance(answer, BookLayout) else None

    def ask_password(self, book: str, cancelled: Callable[[], bool], *, was_wrong: bool) -> str | None:
        """Return the password of a workbook; None where there is none. Called by the thread that reads."""
        self._forget()
        self.password_asked.emit(book, was_wrong)
        answer = self._wait(cancelled)
        return answer if isinstance(answer, str) else None

    def ask_place(self, place: Path, cancelled: Callable[[], bool]) -> bool:
        """Return whether a workbook may be read from a place. Called by the thread that reads."""
        self._forget()
        self.place_asked.emit(place)
        return self._wait(cancelled) is True

    def answer(self, answer: BookLayout | str | bool | None) -> None:  # noqa: FBT001 - any answer
        """Answer the open question; None: go no further. Called in the window's thread."""
        self._answers.put(answer)

    def _forget(self) -> None:
        """Forget an answer that came too late for its question."""
        while not self._answers.empty():
            self._answers.get()

    def _wait(self, cancelled: Callable[[], bool]) -> object:
        while not cancelled():
            try:
                return self._answers.get(timeout=_WAIT_SECONDS)
            except queue.Empty:
                continue
        return None
