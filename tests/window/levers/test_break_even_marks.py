"""Marks on the sliders follow the model looked at, and are hollow while they are old."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from books import book
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.levers.lever_slider import LeverSlider
from headroom.window.look.look import Look
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.work.workspace import Workspace
from resourcing_cases import Case


def offers() -> Offers:
    cases = {name: Case.generated(10, seed) for name, seed in (("Alder", 4), ("Beech", 5))}
    rows = [row for name, case in cases.items() for row in case.rows(name)]
    fleet = book(rows, *(case.vehicle(name) for name, case in cases.items()))
    return Offers.of(Exposure.of(fleet, load_reference()))


@pytest.fixture
def decide_session(presets: tuple[Policy, ...]) -> Iterator[Session]:
    scenario = Scenario(presets[1]).with_value("us_content", 0.0)
    made = Session(Workspace(scenario, scenario))
    yield made
    made.undo_stack.clear()


def test_the_mark_stands_where_the_model_flips_and_goes_with_the_model(
    qtbot: QtBot,
    shell: Shell,
    decide_session: Session,
    presets: tuple[Policy, ...],
    look: Look,
    settings: Settings,
) -> None:
    focus = Focus(shell)
    view = MainView(shell, decide_session, focus, presets, look, settings)
    shell.show()
    every = offers()
    decide_session.open(every.current, every)
    view.show_book()
    marks, row = view.work.marks, view.work.panel.rows["rvc"]

    focus.look_at("Alder")
    qtbot.waitUntil(lambda: "Alder: complying pays up to" in row.slider.toolTip())

    assert marks.decisions.current
    assert "Alder" in row.slider.accessibleDescription()
    first = row.slider.toolTip()
    focus.look_at("Beech")
    qtbot.waitUntil(lambda: "Beech" in row.slider.toolTip())
    assert row.slider.toolTip() != first
    view.work.pages.turn_to("flips")
    assert "complying pays" not in row.slider.toolTip()
    focus.look_at(None)
    marks.decisions.settle()


def test_a_mark_is_painted_above_the_groove_and_an_old_one_is_hollow(
    qtbot: QtBot, look: Look, shell: Shell
) -> None:
    del look, shell
    slider = LeverSlider()
    qtbot.addWidget(slider)
    slider.setRange(0, 100)
    slider.resize(200, 40)
    plain = slider.grab().toImage()

    slider.mark(60.0)
    full = slider.grab().toImage()
    slider.mark(60.0, current=False)
    hollow = slider.grab().toImage()
    slider.mark(None)

    place = slider.handle_at(60.0).toPoint()
    above = (place.x(), place.y() - 6)
    assert full.pixelColor(*above) != plain.pixelColor(*above)
    assert hollow.pixelColor(*above) != full.pixelColor(*above)
    assert slider.grab().toImage() == plain
