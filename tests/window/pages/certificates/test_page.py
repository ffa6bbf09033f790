"""The page of certificates follows the sliders and the model looked at."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.qtbot import QtBot

from books import Row, book, unknown
from headroom.book.sourcing import Vehicle
from headroom.findings.finding import Finding
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.look.theme import TITLE, font_of
from headroom.window.pages.certificates.page import CertificatesPage, ListedBy
from headroom.window.session.certificate_answers import CertificateAnswers
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from small_fleet import fleet_book


@pytest.fixture
def focus() -> Focus:
    return Focus()


@pytest.fixture
def page(qtbot: QtBot, opened: Session, focus: Focus) -> Iterator[CertificatesPage]:
    made = CertificatesPage(opened, focus)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.settle()
    yield made
    made.settle()


def listed(page: CertificatesPage) -> list[str]:
    return [row[0].text for row in page.list.cells.table.rows]


def test_the_open_model_stands_with_the_part_that_settles_it(page: CertificatesPage) -> None:
    assert listed(page) == ["Cedar"]
    assert page.finding == Finding("1 verdict is open; 1 certificate settles the Cedar")
    assert [row[0].text for row in page.parts.cells.table.rows] == ["P5"]


def test_it_follows_the_sliders_until_nothing_is_open(page: CertificatesPage, opened: Session) -> None:
    opened.set_value("Regional content", "rvc", 0.1)
    page.settle()

    assert page.finding is not None
    assert page.finding.sentence == "Nothing is open: every verdict is certain"
    assert page.nothing.isVisible()
    assert "stand here" in page.nothing.text()
    assert page.finding.detail.startswith("1 row has no origin; no verdict hangs on it.")
    assert page.down.isHidden()
    assert page.copy.isHidden()
    assert [row[0].text for row in page.idle.cells.table.rows] == ["P5"]
    assert page.idle.isVisible()
    assert page.idle_title.title == "Rows without origin"
    assert page.idle_title.height() >= QFontMetrics(font_of(page, TITLE)).height()
    assert page.copy_page()
    assert "P5\t" in QGuiApplication.clipboard().text()


def test_a_click_on_a_model_looks_at_it(page: CertificatesPage, focus: Focus) -> None:
    page.list.selectionModel().clear()

    page.list.selectRow(0)

    assert focus.model == "Cedar"


def test_the_same_certificates_are_listed_by_supplier(page: CertificatesPage) -> None:
    page.group.buttons[ListedBy.SUPPLIER.value].click()

    assert listed(page) == ["no supplier named"]
    assert page.about.text() == "Ask suppliers that are not named for 1 certificate: settles 1 model."


@pytest.fixture
def taxed(reference: TariffReference) -> Iterator[Session]:
    """Return a session in which parts of unknown origin are worth money under Section 232."""
    scenario = Scenario(load_policy(preset_path("usmca-232")))
    rows = (
        *(Row("US", 8000), unknown(400, part="U"), unknown(700, part="V")),
        *(Row("US", 8000, model="B"), unknown(300, model="B", part="W")),
    )
    fleet = [Vehicle(name, assembly_country="MX", annual_volume=1000.0) for name in ("A", "B")]
    made = Session(Workspace(scenario, replace(scenario, name="Scenario")))
    made.open(Exposure.of(book(rows, *fleet), reference))
    yield made
    made.undo_stack.clear()


@pytest.fixture
def stated(qtbot: QtBot, taxed: Session, focus: Focus) -> Iterator[CertificatesPage]:
    made = CertificatesPage(taxed, focus)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.settle()
    yield made
    made.settle()


def test_where_nothing_is_open_the_statements_that_are_worth_money_stand_above_the_rows(
    stated: CertificatesPage,
) -> None:
    assert stated.finding is not None
    assert stated.finding.sentence == (
        "Nothing is open, but a statement that V was made in the US is worth up to $175,000 a year"
    )
    assert [[cell.text for cell in row[1:5]] for row in stated.list.cells.table.rows] == [
        ["V", "A", "qualifies as now", "$175,000"],
        ["U", "A", "qualifies as now", "$100,000"],
        ["W", "B", "qualifies as now", "$75,000"],
    ]
    assert stated.list_title.title == "Statements"
    assert stated.group.isHidden()
    assert stated.idle.isVisible()
    assert stated.about.text().startswith("At best the A qualifies as now, and lands $175,000 a year cheaper")
    assert [row[5].text for row in stated.parts.cells.table.rows] == ["Sourcing!C4", "Sourcing!4"]


def test_a_click_on_a_statement_shows_its_cells(stated: CertificatesPage) -> None:
    stated.list.selectRow(2)

    assert [row[0].text for row in stated.parts.cells.table.rows] == ["W", "W"]
    assert stated.about.text().startswith("At best the B ")


def test_statements_follow_the_search_and_are_copied(stated: CertificatesPage, focus: Focus) -> None:
    stated.copy.click()
    assert "Made or transformed in the US\tV\tA\tqualifies as now\t175000" in (
        QGuiApplication.clipboard().text()
    )

    focus.search_for("B")

    assert [row[1].text for row in stated.list.cells.table.rows] == ["W"]


def test_statements_are_gone_where_no_duty_hangs_on_them(stated: CertificatesPage, taxed: Session) -> None:
    taxed.set_value("Section 232", "s232_vehicle", 0.0)
    stated.settle()

    assert stated.finding is not None
    assert stated.finding.sentence == "Nothing is open: every verdict is certain"
    assert stated.down.isHidden()
    assert stated.list_title.isHidden()


def test_without_a_statement_that_helps_the_list_says_so(page: CertificatesPage) -> None:
    page.group.buttons[ListedBy.STATEMENT.value].click()

    assert page.list.cells.table.rows == ()
    assert page.list_title.detail == "None would help: no verdict and no duty hangs on one."
    assert page.parts.isHidden()

    page.group.buttons[ListedBy.MODEL.value].click()

    assert listed(page) == ["Cedar"]
    assert page.parts.isVisible()
    assert page.list_title.isHidden()


def test_everything_is_copied_as_a_table(page: CertificatesPage) -> None:
    page.copy.click()

    text = QGuiApplication.clipboard().text()
    assert "Cedar\t1\tP5\t4500" in text
    assert "Sourcing!C7" in text


def test_a_label_report_says_why_it_names_no_certificate(
    page: CertificatesPage, opened: Session, reference: TariffReference
) -> None:
    labels = replace(fleet_book(), definition="label content, not net cost")

    opened.open(Exposure.of(labels, reference))

    assert page.finding == Finding(
        "1 verdict is open, and a content label names no part to ask for",
        "The workbook holds label content, not net cost.",
    )
    assert page.down.isHidden()


def test_what_takes_longer_than_a_frame_is_computed_beside_the_window_and_old_until_then(
    qtbot: QtBot, opened: Session
) -> None:
    answers = CertificateAnswers(opened, budget_s=0.0)
    answers.ask()
    answers.settle()
    first = answers.answer

    opened.set_value("Regional content", "rvc", 0.1)
    answers.ask()

    assert answers.answer is first
    assert not answers.current
    with qtbot.waitSignal(answers.changed):
        pass
    newer = answers.answer
    assert newer is not None
    assert newer.outcome is opened.outcome
    assert newer.found == ()


def test_the_detail_of_an_open_model_leads_to_its_certificates(shown: MainView) -> None:
    detail = shown.work.detail
    shown.work.fleet.chart.focus.look_at("Aster")
    assert detail.certificates.isHidden()
    shown.work.fleet.chart.focus.look_at("Cedar")

    detail.certificates.click()

    assert shown.work.pages.current == "certificates"
    page = shown.work.pages.page("certificates")
    assert isinstance(page, CertificatesPage)
    page.settle()
    assert listed(page) == ["Cedar"]
