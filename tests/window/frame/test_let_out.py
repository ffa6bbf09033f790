"""Pages on paper: preview, PDF, printer."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from headroom.window.frame.main_view import MainView
from headroom.window.look.look import ThemeChoice
from headroom.window.look.theme import DARK, theme_of
from headroom.window.pages.session_page import SessionPage
from headroom.window.paper import preview as preview_module
from headroom.window.paper.preview import NO_PRINTER, PaperPreview, across, pdf_of
from headroom.window.paper.sheet import PaperPainter, PrintedPage
from headroom.window.shown.printed_table import PrintedTable

A4 = across(QPageSize(QPageSize.PageSizeId.A4))


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_module, "has_printer", lambda: False)


def opened_preview(view: MainView) -> PaperPreview:
    (found,) = [one for one in view.window().findChildren(PaperPreview) if one.isVisible()]
    return found


@pytest.mark.usefixtures("no_printer")
def test_every_page_has_a_preview_with_what_it_found_and_where_that_comes_from(shown: MainView) -> None:
    for name in shown.work.pages.names:
        shown.work.pages.turn_to(name)
        page = shown.work.pages.page(name)
        if isinstance(page, SessionPage):
            page.settle()
        shown.menus.preview.trigger()
        if name in {"decide", "changes"}:  # without other sources there is nothing to decide
            continue
        preview = opened_preview(shown)
        paper = preview._paper
        assert paper.sentence == shown.work.pages.finding.sentence
        assert "fleet.xlsx; planning estimate, not legal advice" in paper.origin[0]
        assert paper.charts or paper.tables
        preview.reject()


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_printing_shows_the_preview_and_saves_a_pdf(
    shown: MainView, tmp_path: Path, qtbot: QtBot
) -> None:
    shown.menus.print_page.trigger()
    preview = opened_preview(shown)
    assert preview.note.text() == NO_PRINTER
    assert not preview.print_it.isEnabled()

    qtbot.waitUntil(lambda: preview.preview.pageCount() > 0)
    preview.save_pdf(str(tmp_path / "missing" / "fleet.pdf"))
    assert "cannot be written" in preview.note.text()
    preview.save_pdf(str(tmp_path / "fleet.pdf"))

    assert (tmp_path / "fleet.pdf").read_bytes().startswith(b"%PDF-")
    assert not preview.isVisible()
    assert "saved as fleet.pdf" in shown.work.status.news.text()


def test_with_a_printer_printing_asks_for_it(shown: MainView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_module, "has_printer", lambda: True)
    asked: list[PaperPreview] = []
    monkeypatch.setattr(PaperPreview, "ask_printer", lambda preview: asked.append(preview))  # noqa: PLW0108 - a method

    shown.menus.print_page.trigger()

    assert len(asked) == 1
    asked[0].reject()


@pytest.mark.usefixtures("no_printer")
def test_paper_is_light_whatever_the_window_is(shown: MainView) -> None:
    shown.menus.preview.trigger()
    light = opened_preview(shown)
    paper, bright = light._paper, pdf_of(light._paper, A4)
    light.reject()
    shown.menus.looks.theme_chosen.emit(ThemeChoice.DARK)

    dark = pdf_of(paper, A4)

    assert len(dark) == pytest.approx(len(bright), rel=0.02)
    assert theme_of(shown.work.fleet.chart) is DARK


def test_a_long_table_goes_on_on_further_sheets(qtbot: QtBot) -> None:
    table = PrintedTable(
        "Rows", ("Part", "USD"), (False, True), tuple((f"=P{at}", "$1") for at in range(200))
    )
    paper = PrintedPage("A <b>finding</b>", "", ("NAFTA; law",), "book, Rows", (), (table,))
    host = QDialog()
    qtbot.addWidget(host)

    painter = PaperPainter(paper, A4)

    rows = [row for sheet in painter.sheets for one in sheet for row in range(one.first, one.end)]
    assert rows == list(range(200))
    assert 4 <= len(painter.sheets) <= 8
    assert pdf_of(paper, A4).count(b"/Type /Page\n") in {0, len(painter.sheets)}


def test_a_figure_of_the_head_line_is_copied_with_its_words(shown: MainView) -> None:
    figure = shown.work.band.headline.figures[0]

    figure.copy()

    assert figure.figure is not None
    assert QGuiApplication.clipboard().text() == figure.figure.told
    assert figure.figure.value in QGuiApplication.clipboard().text()
