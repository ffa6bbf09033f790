"""The import report in the window, and as a file."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from headroom.window.files.report_saving import ReportSaving
from headroom.window.frame.main_view import MainView
from headroom.window.importing.import_report_window import ImportReportWindow
from headroom.window.session.session import Session


@pytest.fixture
def report(qapp: QApplication, shown: MainView) -> Iterator[ImportReportWindow]:
    shown.work.status.rows.click()
    (found,) = [widget for widget in qapp.topLevelWidgets() if isinstance(widget, ImportReportWindow)]
    yield found
    found.close()


def test_a_click_on_the_rows_at_the_foot_shows_what_became_of_them(
    report: ImportReportWindow, shown: MainView
) -> None:
    assert shown.work.status.rows.text() == "6 of 8 rows used"
    assert report.headline.text() == "6 of 8 rows used"
    assert [report.tabs.tabText(at) for at in range(report.tabs.count())] == ["Rows", "Columns", "Problems"]

    report.copy.click()

    assert "Import of fleet.xlsx: 6 of 8 rows used" in QGuiApplication.clipboard().text()


def test_the_report_is_saved_as_its_name_ends(shown: MainView, session: Session, tmp_path: Path) -> None:
    saving = ReportSaving(shown, session)

    shown.report_requested.emit(tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["rows_used"] == 6
    assert shown.message.said == "The import report is saved as report.json."
    shown.report_requested.emit(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")

    shown.report_requested.emit(tmp_path / "report.pdf")
    assert "end in .html or .json" in shown.message.said
    shown.report_requested.emit(tmp_path / "nowhere" / "report.json")
    assert "cannot be written" in shown.message.said
    saving.deleteLater()
