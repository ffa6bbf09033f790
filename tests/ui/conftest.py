"""What tests of the window need."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.domain.exposure import Exposure
from headroom.domain.hts import TariffReference
from headroom.domain.policy import Policy
from headroom.domain.scenario import Scenario
from headroom.domain.workspace import Workspace
from headroom.files.policies.policy_file import load_presets
from headroom.files.reference import load_reference
from headroom.state.focus import Focus
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.look import Look, ThemeChoice
from headroom.ui.main_view import MainView
from headroom.ui.shell import Shell
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
