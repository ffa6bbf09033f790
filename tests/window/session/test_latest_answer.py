import threading
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from headroom.window.session.latest_answer import Latest


def test_an_answer_arrives_in_the_window_s_thread(qtbot: QtBot) -> None:
    latest = Latest()
    threads: list[threading.Thread] = []
    latest.answered.connect(lambda _: threads.append(threading.current_thread()))

    with qtbot.waitSignal(latest.answered) as arrived:
        latest.ask(lambda _cancelled: 42)

    assert arrived.args == [42]
    assert threads == [threading.main_thread()]
    qtbot.waitUntil(lambda: not latest.stale)


def answer(number: int, _cancelled: Callable[[], bool]) -> object:
    return number


@pytest.mark.usefixtures("qtbot")
def test_only_the_latest_of_many_questions_is_answered() -> None:
    latest = Latest()
    begun = threading.Event()
    answers: list[object] = []
    latest.answered.connect(answers.append)

    def slow(cancelled: Callable[[], bool]) -> object:
        begun.set()
        while not cancelled():
            pass
        return "late"

    latest.ask(slow)
    begun.wait(5)
    for number in range(5):
        latest.ask(partial(answer, number))
    latest.settle()

    assert answers == [4]
    assert not latest.stale


def test_a_question_is_open_until_its_answer_is_there(qtbot: QtBot) -> None:
    latest = Latest()
    go_on = threading.Event()

    latest.ask(lambda _cancelled: go_on.wait(5))

    assert latest.stale
    go_on.set()
    qtbot.waitUntil(lambda: not latest.stale)


@pytest.mark.usefixtures("qtbot")
def test_what_is_dropped_is_never_answered() -> None:
    latest = Latest()
    answers: list[object] = []
    latest.answered.connect(answers.append)
    begun = threading.Event()

    def slow(cancelled: Callable[[], bool]) -> object:
        begun.set()
        while not cancelled():
            pass
        return "late"

    latest.ask(slow)
    begun.wait(5)
    latest.drop()
    latest.settle()

    assert answers == []
