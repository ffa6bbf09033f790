import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from headroom.window.session.latest_answer import LatestAnswer

Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Counting:
    """The question that is answered by numbers from 1; with no end it waits until it is given up."""

    upto: int
    endless: bool = False


class Counter:
    """Answers, and says what it was given."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.threads: list[threading.Thread] = []
        self.earlier: list[int | None] = []

    def steps(self, question: Counting, earlier: int | None, cancelled: Cancelled) -> Iterator[int]:
        self.threads.append(threading.current_thread())
        self.earlier.append(earlier)
        for number in range(1, question.upto + 1):
            if cancelled():
                return
            yield number
        self.begun.set()
        while question.endless and not cancelled():
            self.begun.wait(0.01)

    def quick(self, question: Counting, earlier: int | None, cancelled: Cancelled) -> int | None:
        del cancelled
        self.threads.append(threading.current_thread())
        self.earlier.append(earlier)
        return None if question.endless else question.upto


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    del qtbot
    return Counter()


@pytest.fixture
def latest(counter: Counter) -> LatestAnswer[Counting, int]:
    return LatestAnswer(counter.steps)


def computes(latest: LatestAnswer[Counting, int]) -> bool:
    return latest.busy


def heard(latest: LatestAnswer[Counting, int]) -> list[int]:
    """Return the list that the answers of ``latest`` go into."""
    answers: list[int] = []
    latest.answered.connect(answers.append)
    return answers


def test_an_answer_is_computed_beside_the_window_and_arrives_in_its_thread(
    qtbot: QtBot, latest: LatestAnswer[Counting, int], counter: Counter
) -> None:
    threads: list[threading.Thread] = []
    latest.answered.connect(lambda _: threads.append(threading.current_thread()))

    latest.ask(Counting(1))

    assert computes(latest)
    assert threads == []
    qtbot.waitUntil(lambda: not latest.busy)
    assert latest.answer == 1
    assert latest.current
    assert threads == [threading.main_thread()]
    assert counter.threads != [threading.main_thread()]


def test_the_first_and_the_final_answer_always_arrive(latest: LatestAnswer[Counting, int]) -> None:
    seen = heard(latest)

    latest.ask(Counting(1000))
    latest.settle()

    assert seen[0] == 1
    assert seen[-1] == 1000
    assert not computes(latest)


def test_only_the_latest_of_many_questions_is_answered(
    latest: LatestAnswer[Counting, int], counter: Counter
) -> None:
    seen = heard(latest)
    latest.ask(Counting(1, endless=True))
    assert counter.begun.wait(5)

    for upto in range(2, 7):
        latest.ask(Counting(upto))
    latest.settle()

    assert seen[-1] == 6
    assert latest.question == Counting(6)
    assert len(counter.threads) == 2, "those between were computed, too"


def test_what_was_said_on_the_way_to_an_earlier_question_does_not_arrive(
    latest: LatestAnswer[Counting, int], counter: Counter
) -> None:
    seen = heard(latest)
    latest.ask(Counting(1, endless=True))
    assert counter.begun.wait(5)  # its first answer waits for the window's thread

    latest.ask(Counting(0))
    latest.settle()

    assert seen == []
    assert latest.answer is None


def test_what_is_stopped_keeps_what_arrived_and_answers_nothing_more(
    qtbot: QtBot, latest: LatestAnswer[Counting, int]
) -> None:
    seen = heard(latest)
    latest.ask(Counting(1, endless=True))
    qtbot.waitUntil(lambda: seen == [1])

    latest.stop()
    assert not computes(latest)
    latest.settle()

    assert seen == [1]
    assert latest.answer == 1
    assert not latest.current
    latest.ask(Counting(2))
    latest.settle()
    assert seen[-1] == 2


def test_what_is_forgotten_leaves_no_answer(latest: LatestAnswer[Counting, int], counter: Counter) -> None:
    latest.ask(Counting(1))
    latest.settle()

    latest.forget()
    latest.ask(Counting(2))
    latest.settle()

    assert counter.earlier == [None, None]
    assert latest.answer == 2


def test_what_was_answered_last_is_answered_again_at_once(
    latest: LatestAnswer[Counting, int], counter: Counter
) -> None:
    seen = heard(latest)
    latest.ask(Counting(1))
    latest.settle()
    latest.stop()

    latest.ask(Counting(1))

    assert seen == [1, 1]
    assert len(counter.threads) == 1


def test_an_answer_that_was_stopped_before_it_was_final_is_refined_when_it_is_asked_for_again(
    qtbot: QtBot, latest: LatestAnswer[Counting, int], counter: Counter
) -> None:
    seen = heard(latest)
    latest.ask(Counting(1, endless=True))
    qtbot.waitUntil(lambda: seen == [1])
    latest.stop()
    latest.settle()

    latest.ask(Counting(1, endless=True))

    assert seen == [1, 1]
    assert computes(latest)
    latest.stop()
    latest.settle()
    assert counter.earlier == [None, 1]


def test_a_question_that_is_being_computed_is_not_begun_again(
    latest: LatestAnswer[Counting, int], counter: Counter
) -> None:
    latest.ask(Counting(1, endless=True))
    assert counter.begun.wait(5)

    latest.ask(Counting(1, endless=True))

    latest.stop()
    latest.settle()
    assert len(counter.threads) == 1


def test_where_answers_are_quick_the_next_one_is_there_at_once(counter: Counter) -> None:
    latest = LatestAnswer(counter.steps, quick=counter.quick, frame_s=60.0)
    latest.ask(Counting(3))
    latest.settle()
    assert latest.swift

    seen = heard(latest)
    latest.ask(Counting(4))

    assert seen == [4]
    assert latest.current
    assert not computes(latest)
    assert counter.threads[-1] is threading.main_thread()
    assert counter.earlier[-1] == 3, "an answer starts from the last one"


def test_where_a_quick_answer_is_given_up_it_is_computed_beside_the_window(counter: Counter) -> None:
    latest = LatestAnswer(counter.steps, quick=counter.quick, frame_s=60.0)
    latest.ask(Counting(3))
    latest.settle()

    latest.ask(Counting(1, endless=True))

    assert not latest.current
    assert computes(latest)
    latest.stop()
    latest.settle()


def test_a_quick_answer_that_is_not_final_is_refined_beside_the_window(counter: Counter) -> None:
    latest = LatestAnswer(
        counter.steps, quick=counter.quick, finished=lambda answer: answer != 4, frame_s=60.0
    )
    latest.ask(Counting(3))
    latest.settle()

    latest.ask(Counting(4))

    assert latest.current
    assert computes(latest)
    latest.settle()
    assert counter.earlier[-1] == 4, "refining begins with the quick answer"
    assert not computes(latest)


def test_where_answers_take_longer_than_a_frame_none_is_tried_in_the_window_s_thread(
    counter: Counter,
) -> None:
    latest = LatestAnswer(counter.steps, quick=counter.quick, frame_s=-1.0)
    latest.ask(Counting(3))
    latest.settle()

    latest.ask(Counting(4))
    latest.settle()

    assert threading.main_thread() not in counter.threads


def test_a_fault_is_passed_on_and_the_next_question_is_answered(qtbot: QtBot) -> None:
    def steps(question: int, earlier: int | None, cancelled: Cancelled) -> Iterator[int]:
        del earlier, cancelled
        if question == 0:
            msg = "a fault of the program"
            raise RuntimeError(msg)
        yield question

    latest = LatestAnswer(steps)
    with qtbot.captureExceptions() as faults:
        latest.ask(0)
        latest.settle()
    latest.ask(7)
    latest.settle()

    assert [str(error) for _, error, _ in faults] == ["a fault of the program"]
    assert latest.answer == 7


@pytest.fixture
def resting(counter: Counter) -> LatestAnswer[Counting, int]:
    """Return what refines a quick answer only once nothing else was asked for long."""
    latest = LatestAnswer(
        counter.steps, quick=counter.quick, finished=lambda _answer: False, frame_s=60.0, rest_s=60.0
    )
    latest.ask(Counting(3))
    latest.settle()
    return latest


def test_while_questions_follow_one_another_nothing_is_computed_beside_the_window(
    resting: LatestAnswer[Counting, int], counter: Counter
) -> None:
    begun = len(counter.threads)

    for number in (4, 5, 6):
        resting.ask(Counting(number))
        assert resting.current
        assert computes(resting), "a finer answer is still to come"

    assert counter.threads[begun:] == [threading.main_thread()] * 3
    resting.settle()
    assert counter.threads[-1] is not threading.main_thread()
    assert counter.earlier[-1] == 6, "the last question alone is refined"
    assert not computes(resting)


def test_what_rests_is_refined_by_itself(qtbot: QtBot, counter: Counter) -> None:
    latest = LatestAnswer(
        counter.steps, quick=counter.quick, finished=lambda _answer: False, frame_s=60.0, rest_s=0.01
    )
    latest.ask(Counting(3))
    latest.settle()

    latest.ask(Counting(4))

    qtbot.waitUntil(lambda: not latest.busy)
    assert counter.threads[-1] is not threading.main_thread()


def test_what_is_stopped_while_it_rests_is_not_refined(
    resting: LatestAnswer[Counting, int], counter: Counter
) -> None:
    resting.ask(Counting(4))
    begun = len(counter.threads)

    resting.stop()
    resting.settle()

    assert not computes(resting)
    assert len(counter.threads) == begun
