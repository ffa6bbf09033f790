"""Uses the window for some minutes, at random, and looks whether its memory levels off.

    .venv/bin/python tests/memory_run.py                      10 minutes
    .venv/bin/python tests/memory_run.py --minutes 60 --seed 7
    .venv/bin/python tests/memory_run.py --trace              says what was allocated that did not go

The program runs as it is started by a user, without a screen and in a home of its own: levers are dragged,
pages turned, models looked at, steps taken back, themes changed, and workbooks of several sizes opened again
and again. What the process holds is printed every ten seconds, and a verdict at the end: the last third may
hold little more than the third before it. Exit code 1: it does not level off.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import linear_regression, median

import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from headroom import resources
from headroom.bench.large_workbook import write_large_book
from headroom.bench.open_window import DraggedSlider
from headroom.window.files.program import Program
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.levers.lever_row import LeverRow
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.session.settings import Settings
from headroom.window.start.garbage_collection import Collector
from headroom.window.start.running import Starter

EVERY_S, FEWEST = 10.0, 30
MAY_GROW = 1.05
"""The last third may hold so much more than the one before: pieces of freed memory are not all given back."""

MEGABYTE = 1e6
SIZES = ((2_000, 5), (20_000, 40))
"""Rows and models of the workbooks that are opened beside the sample."""

SHOWN = 15


@dataclass(frozen=True, slots=True)
class Reading:
    """What the process held at one moment.

    Attributes:
        seconds: Since the beginning.
        megabytes: Resident memory.
    """

    seconds: float
    megabytes: float


class RestlessUser:
    """Does what a person may do, at random but the same for the same seed."""

    def __init__(self, seed: int, program: Program, view: MainView, look: Look, books: list[Path]) -> None:
        self._draw = Random(seed)  # noqa: S311 - gestures are no secret
        self._program = program
        self._view = view
        self._look = look
        self._books = books
        self.deeds: Counter[str] = Counter()
        self._ways: dict[Callable[[], None], float] = {
            self.drag: 50,
            self.turn_page: 20,
            self.look_at_model: 10,
            self.take_back: 5,
            self.open_book: 2,
            self.change_theme: 0.5,
            self.present: 0.5,
        }

    def act(self) -> None:
        """Do one thing, and let the window follow."""
        (way,) = self._draw.choices(list(self._ways), list(self._ways.values()))
        self.deeds[way.__name__] += 1
        way()
        QApplication.processEvents()

    def drag(self) -> None:
        """Drag a lever there and back."""
        rows = [row for row in self._view.findChildren(LeverRow) if row.isVisible() and row.isEnabled()]
        if rows:
            dragged = self._draw.choice(rows).slider
            inwards = 1 if dragged.value() < (dragged.minimum() + dragged.maximum()) / 2 else -1
            slider = DraggedSlider(dragged)
            for _ in range(self._draw.randrange(1, 12)):
                slider.move(inwards * self._draw.randrange(3, 80))
                QApplication.processEvents()
            slider.release()

    def turn_page(self) -> None:
        """Look at another page."""
        pages = self._view.work.pages
        pages.turn_to(self._draw.choice(pages.names))

    def look_at_model(self) -> None:
        """Look at another model."""
        exposure = self._view._session.exposure
        if exposure is not None:
            self._view.work.fleet._focus.look_at(self._draw.choice(exposure.book.rows.models))

    def take_back(self) -> None:
        """Go to another step of the history."""
        stack = self._view._session.undo_stack
        stack.setIndex(self._draw.randrange(stack.count() + 1))

    def open_book(self) -> None:
        """Open a workbook, and wait until it is there."""
        self._program.open_book(self._draw.choice(self._books))
        while self._program.reading:
            QApplication.processEvents()
            time.sleep(0.002)

    def change_theme(self) -> None:
        """Show the other theme."""
        dark = self._look.choice is ThemeChoice.DARK
        self._look.choose(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

    def present(self) -> None:
        """Begin or end a presentation."""
        self._view.menus.present.toggle()


def verdict(readings: list[Reading]) -> tuple[bool, str]:
    """Return whether memory levels off, and what is said of it."""
    third = len(readings) // 3
    middle, last = readings[third : 2 * third], readings[2 * third :]
    before, after = (median(one.megabytes for one in part) for part in (middle, last))
    slope = linear_regression([one.seconds for one in last], [one.megabytes for one in last]).slope * 3600
    levels_off = after <= MAY_GROW * before
    word, grown = "levels off" if levels_off else "GROWS", (after / before - 1) * 100
    thirds = f"{before:,.0f} MB in the second third, {after:,.0f} MB in the last ({grown:+.1f} %)"
    return levels_off, f"{word}: {thirds}; in the last third {slope:+,.0f} MB an hour"


def kinds() -> Counter[str]:
    """Return how many objects of each kind there are."""
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects())


def run(minutes: float, seed: int, *, trace: bool) -> int:
    """Use the window, and return the exit code."""
    process, say = psutil.Process(), sys.stdout.write
    with tempfile.TemporaryDirectory(prefix="headroom-") as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
            os.environ[name] = home
        books = [resources.sample()]
        for rows, models in SIZES:
            books.append(Path(home, f"{rows}.xlsx"))
            write_large_book(books[-1], rows, models)
        application = QApplication(sys.argv[:1])
        collector = Collector()
        collector.start()
        starter = Starter(
            application, Settings.in_file(Path(home, "settings.ini")), Faults(Path(home, "faults.log"))
        )
        starter.shell.show()
        while not isinstance(starter.program, Program) or starter.program.reading:
            application.processEvents()
        (view,) = starter.shell.findChildren(MainView)
        user = RestlessUser(seed, starter.program, view, starter._look, books)
        begin = told = time.monotonic()
        readings: list[Reading] = []
        every = min(EVERY_S, minutes * 60 / FEWEST)
        early: tuple[tracemalloc.Snapshot | None, Counter[str]] = (None, Counter())
        while (now := time.monotonic()) < begin + minutes * 60:
            user.act()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if now >= told + every:
                told = now
                readings.append(Reading(now - begin, process.memory_info().rss / MEGABYTE))
                held, deeds = readings[-1], user.deeds.total()
                say(f"{held.seconds:7.0f} s  {held.megabytes:7.0f} MB  {deeds:6} deeds\n")
                sys.stdout.flush()
                if trace and early[0] is None and now > begin + minutes * 20:
                    early = (tracemalloc.take_snapshot(), kinds())
        levels_off, said = verdict(readings)
        say(f"{dict(user.deeds)}\n{said}\n")
        if trace and early[0] is not None:
            for line in tracemalloc.take_snapshot().compare_to(early[0], "lineno")[:SHOWN]:
                say(f"{line}\n")
            say(f"{(kinds() - early[1]).most_common(SHOWN)}\n")
        collector.stop()
        view._session.undo_stack.clear()  # else it tells menus of its end that are gone by then
        starter.program.finish()
        starter.shell.close()
    return 0 if levels_off else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Does the memory of the window level off?")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trace", action="store_true", help="say what was allocated that did not go")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if asked.trace:
        tracemalloc.start(6)
    sys.exit(run(asked.minutes, asked.seed, trace=asked.trace))
