import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from headroom.window.start.garbage_collection import Collector, due


class Knot:
    """Something that only a cycle keeps alive, and that says in which thread it went."""

    def __init__(self, gone_in: list[int]) -> None:
        self.myself = self
        self.widget = QWidget()
        weakref.finalize(self, lambda: gone_in.append(threading.get_ident()))


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    del qtbot
    monkeypatch.setattr(gc, "unfreeze", lambda: None)  # else each goes through all tests
    made = Collector()
    made.start()
    yield made
    made.stop()
    gc.disable()  # as between the tests


def allocate_much() -> list[list[int]]:
    """Allocate so much that Python would collect many times, and return it: what is freed counts no more."""
    return [[number] for number in range(100_000)]


def test_another_thread_never_destroys_what_a_cycle_kept_alive(collector: Collector) -> None:
    gone_in: list[int] = []
    Knot(gone_in)

    kept: list[list[int]] = []
    thread = threading.Thread(target=lambda: kept.extend(allocate_much()))
    thread.start()
    thread.join()
    assert gone_in == []

    collector.collect()
    assert gone_in == [threading.get_ident()]


@pytest.mark.usefixtures("collector")
def test_it_collects_by_itself(qtbot: QtBot) -> None:
    assert not gc.isenabled()
    gone_in: list[int] = []
    Knot(gone_in)
    kept = allocate_much()

    qtbot.waitUntil(lambda: bool(gone_in), timeout=30_000)
    assert kept
    assert gone_in == [threading.get_ident()]


def test_what_is_due_is_collected_until_nothing_is(collector: Collector) -> None:
    kept = allocate_much()
    assert due() is not None
    while due() is not None:
        collector.collect()
    assert kept
    assert due() is None


def test_python_collects_again_when_it_stops(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
