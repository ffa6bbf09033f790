import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from headroom.window.session.refined_answer import Refining


def counting(upto: int) -> Callable[[Callable[[], bool]], Iterator[object]]:
    def steps(cancelled: Callable[[], bool]) -> Iterator[object]:
        for number in range(1, upto + 1):
            if cancelled():
                return
            yield number

    return steps


def endless(begun: threading.Event) -> Callable[[Callable[[], bool]], Iterator[object]]:
    def steps(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield "first"
        begun.set()
        while not cancelled():
            begun.wait(0.01)

    return steps


@pytest.fixture
def refining(qtbot: QtBot) -> Refining:
    del qtbot
    return Refining()


def test_the_first_and_the_final_answer_always_arrive(refining: Refining) -> None:
    seen: list[object] = []
    refining.refined.connect(seen.append)

    refining.ask(counting(1000))
    assert refining.busy
    refining.settle()

    assert seen[0] == 1
    assert seen[-1] == 1000
    assert not refining.busy


def test_a_new_question_cancels_the_one_before(refining: Refining) -> None:
    seen: list[object] = []
    begun = threading.Event()
    refining.refined.connect(seen.append)
    refining.ask(endless(begun))
    assert begun.wait(5)

    refining.ask(counting(3))
    refining.settle()

    assert "first" not in seen
    assert seen[-1] == 3


def test_what_is_stopped_keeps_what_arrived_and_answers_nothing_more(
    qtbot: QtBot, refining: Refining
) -> None:
    seen: list[object] = []
    begun = threading.Event()
    refining.refined.connect(seen.append)
    refining.ask(endless(begun))
    qtbot.waitUntil(lambda: seen == ["first"])

    refining.stop()
    assert not refining.busy
    refining.settle()

    assert seen == ["first"]
    refining.ask(counting(2))
    refining.settle()
    assert seen[-1] == 2
