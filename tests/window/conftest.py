"""What tests of the window need."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.session import summing
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.session.table_shapes import TableShapes
from headroom.window.widgets.shaped_table import keep_shapes
from headroom.work.workspace import Workspace
from small_fleet import fleet_book


@pytest.fixture(autouse=True)
def clean(nothing_is_left_behind: None) -> None:
    """Hold every test of the window to it."""


@pytest.fixture(scope="session")
def presets() -> tuple[Policy, ...]:
    return load_presets()


@pytest.fixture(scope="session")
def reference() -> TariffReference:
    return load_reference()


@pytest.fixture
def exposure(reference: TariffReference) -> Exposure:
    return Exposure.of(fleet_book(), reference)


@pytest.fixture
def session(presets: tuple[Policy, ...]) -> Iterator[Session]:
    scenario = Scenario(presets[0])
    made = Session(Workspace(scenario, replace(scenario, name="Scenario")))
    yield made
    made.undo_stack.clear()


@pytest.fixture
def opened(session: Session, exposure: Exposure) -> Session:
    session.open(exposure)
    return session


@pytest.fixture(autouse=True)
def no_table_is_remembered() -> Iterator[None]:
    """Let no test see how another one left the tables."""
    yield
    keep_shapes(TableShapes())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "settings.ini")


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, ThemeChoice.LIGHT)
    yield made
    made.enlarge(1.0)
    made.choose(ThemeChoice.LIGHT)
    made.deleteLater()


@pytest.fixture
def shell(qtbot: QtBot, settings: Settings) -> Shell:
    made = Shell(settings)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def view(
    shell: Shell, session: Session, presets: tuple[Policy, ...], look: Look, settings: Settings
) -> MainView:
    made = MainView(shell, session, Focus(shell), presets, look, settings, ("0.0", "notices"))
    shell.show()
    return made


@pytest.fixture
def shown(view: MainView, session: Session, exposure: Exposure) -> MainView:
    session.open(exposure)
    view.show_book()
    return view


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold what is summed beside the window while it is clear; every workbook counts as a large one."""
    made, window = threading.Event(), threading.current_thread()
    made.set()

    def held(exposure: Exposure, scenario: Scenario) -> Outcome:
        assert threading.current_thread() is window or made.wait(20)
        return evaluate(exposure, scenario)

    monkeypatch.setattr(summing, "evaluate", held)
    monkeypatch.setattr(summing, "_ROWS_AT_ONCE", 0)
    yield made
    made.set()
