"""What is answered about a session: the last answer stays, marked old, until the next one is there."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from headroom.window.session.latest_answer import LatestAnswer

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")


class SessionAnswers(QObject, Generic[_Question, _Answer]):
    """Answers for a session, at once where that takes less than a frame, else beside the window.

    Args:
        latest: Answers its questions.
        parent: Parent object.

    Attributes:
        changed: Emitted when another answer is there, or the one that is there has become old.
    """

    changed = Signal()

    def __init__(self, latest: LatestAnswer[_Question, _Answer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        latest.setParent(self)
        latest.answered.connect(self._tell)
        self._latest = latest

    @property
    def answer(self) -> _Answer | None:
        """Return the last answer for the open workbook; None for nothing yet."""
        return self._latest.answer

    @property
    def current(self) -> bool:
        """Return whether the last answer is that to what is asked now."""
        return self._latest.current

    def settle(self) -> None:
        """Wait for the answer; for pictures and for the end of the program."""
        self._latest.settle()

    def _put(self, question: _Question | None, *, another_book: bool) -> None:
        """Ask a question.

        Args:
            question: None: nothing can be asked.
            another_book: Whether the last answer is about another workbook, and of no use.
        """
        if another_book:
            self._latest.forget()
        if question is None:
            self._latest.stop()
        else:
            self._latest.ask(question)
        if not self.current:
            self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        """Tell of an answer."""
        self.changed.emit()
