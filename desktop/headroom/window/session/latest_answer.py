"""Answers to a question that changes, in a frame or beside the window: only the latest one arrives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, perf_counter, thread_time
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from headroom.window.session.job import Job
from headroom.window.session.value_signal import ValueSignal, value_signal

Question = TypeVar("Question")
Answer = TypeVar("Answer")

Cancelled = Callable[[], bool]
"""Says whether to give up."""

Steps = Callable[[Question, Answer | None, Cancelled], Iterator[Answer]]
"""Yields the answer, or finer and finer ones, in a thread of its own; nothing more once it is to give up.

It is given the question, the answer before (None: none), which may be one to this very question, and what
says whether to give up.
"""

Quick = Callable[[Question, Answer | None, Cancelled], Answer | None]
"""Returns an answer in the window's thread; None where it was to give up. It is given the same."""

FRAME_S = 0.016
"""Seconds of one frame: what is answered in less never shows an old answer."""

_PATIENCE_S = 120.0
_PAUSE_S = 0.05
"""Answers that follow the last one sooner than this are left out, but for the final one."""


class LatestAnswer(QObject, Generic[Question, Answer]):
    """Answers the latest question; what comes late to an earlier one never arrives.

    Where answers are quick, one is there when ``ask`` returns; else, and where it can be finer, it is
    computed beside the window: where it follows a slider, once that rests. A question that was answered
    last is answered again at once.

    Args:
        steps: Computes answers beside the window.
        parent: Parent object.
        quick: Computes one in the window's thread; None: that is never tried.
        finished: Whether a quick answer is final; others are refined beside the window.
        frame_s: Seconds after which a quick answer is given up; where the last one took more none is tried.
        rest_s: A quick answer is refined once so long nothing else was asked, seconds.

    Attributes:
        answered: Emitted with each answer, in the window's thread.
        changed: Emitted when computing begins or ends.
        failed: Emitted with the fault that ended it where no answer comes.
    """

    failed: ValueSignal[BaseException] = value_signal()
    answered: ValueSignal[Answer] = value_signal()
    changed = Signal()

    def __init__(
        self,
        steps: Steps[Question, Answer],
        parent: QObject | None = None,
        *,
        quick: Quick[Question, Answer] | None = None,
        finished: Callable[[Answer], bool] = lambda _answer: True,
        frame_s: float = FRAME_S,
        rest_s: float = 0.0,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._quick = quick
        self._finished = finished
        self._frame_s = frame_s
        self._took_s = float("inf")
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._answer_to: Question | None = None
        self._final = False
        self._job: Job[_Said[Question, Answer], _Said[Question, Answer]] | None = None
        self._waiting = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(round(rest_s * 1000))
        self._rest.timeout.connect(self._refine)

    @property
    def question(self) -> Question | None:
        """Return what was asked last; None where that was stopped."""
        return self._question

    @property
    def answer(self) -> Answer | None:
        """Return the last answer, whatever is asked now; None for nothing yet."""
        return self._answer

    @property
    def current(self) -> bool:
        """Return whether the last answer is one to what is asked now, be it final or not."""
        return self._answer is not None and self._answer_to == self._question

    @property
    def busy(self) -> bool:
        """Return whether an answer is still to come."""
        return (self._job is not None or self._rest.isActive()) and self._question is not None

    @property
    def swift(self) -> bool:
        """Return whether the next answer is likely to be there at once."""
        return self._took_s <= self._frame_s

    def ask(self, question: Question) -> None:
        """Answer a question; what is being computed for another one is given up."""
        if self.busy and question == self._question:
            return
        self._question = question
        if self._answer is not None and self.current:
            if self._final:
                self._give_up()
            else:
                self._compute(question)
            self.answered.emit(self._answer)
        elif not self._answer_at_once(question):
            self._compute(question)
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Give up what is being computed and ask nothing; the last answer stays."""
        self._question = None
        self._give_up()
        self.changed.emit()

    def forget(self) -> None:
        """Give up what is being computed, and the last answer with it: it is to be of no use any more."""
        self._answer, self._answer_to, self._final = None, None, False
        self._took_s = float("inf")
        self.stop()

    def settle(self) -> None:
        """Wait for the final answer to the latest question; for pictures, and for the end of the program."""
        if self._rest.isActive():
            self._refine()
        while (job := self._job) is not None:
            if not job.wait(_PATIENCE_S):
                return
            QCoreApplication.sendPostedEvents(self)  # what was said on the way comes before the end
            QCoreApplication.sendPostedEvents(job)

    def _answer_at_once(self, question: Question) -> bool:
        """Answer within a frame if the last answer took less; return whether that was possible."""
        if self._quick is None or not self.swift:
            return False
        begun = perf_counter()
        answer = self._quick(question, self._answer, lambda: perf_counter() - begun > self._frame_s)
        self._took_s = perf_counter() - begun
        if answer is None:
            return False
        self._answer, self._answer_to, self._final = answer, question, self._finished(answer)
        if not self._final and not self._rest.interval():
            self._compute(question)
        else:
            self._give_up()
            if not self._final:
                self._rest.start()
        self.answered.emit(answer)
        return True

    @Slot()
    def _refine(self) -> None:
        """Compute a finer answer to what is asked now."""
        self._rest.stop()
        if self._question is not None:
            self._compute(self._question)

    def _give_up(self) -> None:
        """Let what is being computed end."""
        self._rest.stop()
        self._waiting = False
        if self._job is not None:
            self._job.cancel()

    def _compute(self, question: Question) -> None:
        """Answer beside the window, now or when what is being computed has ended."""
        self._rest.stop()
        if self._job is not None:
            self._waiting = True
            self._job.cancel()
            return
        task = _Answering(self._steps, question, self._answer, timed=not self.current)
        job = Job(task, QCoreApplication.instance())  # it may have to outlive what asked
        self.destroyed.connect(job.cancel)
        job.ended.connect(job.deleteLater)
        job.progressed.connect(self._take)
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)
        self._job = job
        job.start()

    @Slot(object)
    def _take(self, said: "_Said[Question, Answer]") -> None:
        """Take an answer, unless another question has been asked since."""
        if self._waiting or said.question is not self._question:
            return
        if said.took_s is not None:
            self._took_s = said.took_s
        if said.answer is not None:
            self._answer, self._answer_to = said.answer, said.question
        self._final = said.final and self.current
        if said.answer is not None:
            self.answered.emit(said.answer)

    @Slot()
    def _end(self) -> None:
        """Go on with the question that came meanwhile."""
        self._job = None
        if self._waiting and self._question is not None:
            self._waiting = False
            self._compute(self._question)
        self.changed.emit()

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        """Ask nothing any more, say so, and pass a fault of the program on to where faults are shown."""
        if not self._waiting:
            self._question = None
            self.failed.emit(error)
        raise error


@dataclass(frozen=True, slots=True, eq=False)
class _Said(Generic[Question, Answer]):
    """An answer on its way to the window.

    Attributes:
        question: What it answers.
        answer: The answer; None where the last one was said before.
        took_s: How much of a processor's time it took, seconds; None where that says nothing.
        final: Whether no finer one follows.
    """

    question: Question
    answer: Answer | None
    took_s: float | None
    final: bool


class _Answering(Generic[Question, Answer]):
    """The task of answering one question.

    Args:
        steps: Computes answers.
        question: What is asked.
        earlier: The answer before; None: none.
        timed: Whether the first answer tells how long answers take.
    """

    def __init__(
        self, steps: Steps[Question, Answer], question: Question, earlier: Answer | None, *, timed: bool
    ) -> None:
        self._steps = steps
        self._question = question
        self._earlier = earlier
        self._timed = timed

    def __call__(
        self, progress: Callable[[_Said[Question, Answer]], None], cancelled: Cancelled
    ) -> _Said[Question, Answer]:
        """Say each answer, and return the final one."""
        begun, said_at = thread_time(), -_PAUSE_S
        took_s: float | None = None
        held: Answer | None = None
        for answer in self._steps(self._question, self._earlier, cancelled):
            if self._timed and took_s is None:
                took_s = thread_time() - begun
            held = answer
            if monotonic() - said_at >= _PAUSE_S:
                progress(_Said(self._question, answer, took_s, final=False))
                held, said_at = None, monotonic()
        return _Said(self._question, held, took_s, final=True)
