"""A workbook that has to be looked over: the page, what is changed on it, and what is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from encrypted_books import encrypt_agile
from exports import english_csv, french_export, quantity_matrix, questionnaire, sap_export, spanish_export
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import ColumnLayout, TableKind
from headroom.opening.book_opening import Tables
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.book_reading import BookReading, Layouts
from headroom.window.files.import_questions import ImportQuestions
from headroom.window.files.program import Program
from headroom.window.files.reader_questions import Asker
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.importing.import_preview import ImportPreview
from headroom.window.importing.mapping_table import MEANS, NUMBERS
from headroom.window.importing.password_dialog import PasswordDialog
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from workbooks import MODELS, Rows, table, write_xlsx

PATIENCE = 20_000


class Window:
    """A window that reads workbooks as the program does.

    Attributes:
        view: What fills it.
        program: Reads.
        page: Shows how a workbook is read.
    """

    def __init__(
        self, qtbot: QtBot, view: MainView, session: Session, program: Program, page: ImportPreview
    ) -> None:
        self._qtbot = qtbot
        self.view = view
        self.session = session
        self.program = program
        self.page = page

    def look_over(self, path: Path) -> ImportPreview:
        """Ask for a workbook and wait until it has to be looked over."""
        self.view.book_requested.emit(path)
        return self.wait_for_page()

    def wait_for_page(self) -> ImportPreview:
        """Wait until a workbook has to be looked over."""
        self._qtbot.waitUntil(lambda: self.view.pages.currentWidget() is self.page, timeout=PATIENCE)
        return self.page

    def open(self, *paths: Path) -> None:
        """Ask for workbooks that open without a question."""
        with self._qtbot.waitSignal(self.program.shown, timeout=PATIENCE):
            if len(paths) == 1:
                self.view.book_requested.emit(paths[0])
            else:
                self.view.books_requested.emit(paths)

    def confirm(self) -> None:
        """Press Open, and wait for the workbook."""
        with self._qtbot.waitSignal(self.program.shown, timeout=PATIENCE):
            QTest.mouseClick(self.page.open, Qt.MouseButton.LeftButton)

    @property
    def models(self) -> tuple[str, ...]:
        """Return the models that are shown."""
        exposure = self.session.exposure
        return exposure.book.rows.models if exposure is not None else ()

    @property
    def unit_costs(self) -> list[float]:
        """Return the unit cost of each row that is shown."""
        exposure = self.session.exposure
        return exposure.book.rows.unit_cost.tolist() if exposure is not None else []


@pytest.fixture
def window(
    qtbot: QtBot,
    view: MainView,
    session: Session,
    settings: Settings,
    reference: TariffReference,
    tmp_path: Path,
) -> Iterator[Window]:
    layouts = Layouts(tmp_path / "layouts")
    asker = Asker(layouts.fitting)
    page = ImportPreview(view)
    faults = Faults(tmp_path / "log" / "headroom.log")
    program = Program(
        view, session, settings, faults, BookReading(asker), lambda _: None, Tables(lambda: reference)
    )
    questions = ImportQuestions(asker, view, session, layouts.keep, lambda: page, program)
    program.shown.connect(questions.keep_confirmed)
    yield Window(qtbot, view, session, program, page)
    program.finish()
    faults.uninstall()


def test_a_matrix_opens_with_one_click_and_the_next_export_without(window: Window, tmp_path: Path) -> None:
    page = window.look_over(quantity_matrix(tmp_path / "parts.xlsx"))

    assert "Confirm that these columns are models." in page.state.text()
    assert page.open.text() == "Open 4 rows"
    assert page.title.text() == "4 parts of 3 vehicles; Enter confirms and opens it"
    window.confirm()
    assert window.models == ("Sierra", "Tahoe", "Blazer")

    window.open(quantity_matrix(tmp_path / "next month.xlsx"))
    assert window.models == ("Sierra", "Tahoe", "Blazer")


def test_what_is_certain_is_said_to_be_and_opens_with_one_click(window: Window, tmp_path: Path) -> None:
    page = window.look_over(sap_export(tmp_path / "sap.xlsx"))

    assert page.state.text() == "Everything that is needed is certain."
    assert page.open.hasFocus() or page.open.isDefault()
    window.confirm()
    assert window.models == ("Sierra",)


def test_a_workbook_like_the_template_opens_at_once(window: Window, tmp_path: Path) -> None:
    window.open(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table(), "Models": MODELS}))

    assert window.models == ("Sierra",)


def test_several_workbooks_open_as_one(window: Window, tmp_path: Path) -> None:
    parts = write_xlsx(tmp_path / "parts.xlsx", {"Sourcing": table()})
    window.open(parts, write_xlsx(tmp_path / "facts.xlsx", {"Models": MODELS}))

    assert window.session.exposure is not None
    assert window.session.exposure.book.vehicles[0].assembly_country == "MX"


def test_how_an_open_workbook_is_read_can_be_changed_and_its_scenario_stays(
    window: Window, tmp_path: Path
) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Kosten A", "Kosten B"),
        ("Sierra", "P-1", "US", 7.0, 9.0),
    ]
    page = window.look_over(write_xlsx(tmp_path / "two prices.xlsx", {"Parts": rows}))
    page.name.setText("Two prices")
    page.mapping.chosen.emit(ColumnLayout(3, "Kosten A", "unit_cost"))
    window.confirm()
    assert window.unit_costs == [7.0]
    scenario = window.session.scenario
    assert window.view.menus.look_over.isEnabled()

    window.view.menus.look_over.trigger()
    window.wait_for_page()
    assert (page.name.text(), page.mapping.index(3, MEANS).data()) == ("Two prices", "Unit cost ▾")
    page.mapping.chosen.emit(ColumnLayout(4, "Kosten B", "unit_cost"))
    window.confirm()

    assert window.unit_costs == [9.0]
    assert window.session.scenario is scenario
    assert window.session.refresh is not None
    window.open(write_xlsx(tmp_path / "next month.xlsx", {"Parts": rows}))
    assert window.unit_costs == [9.0]


def test_looking_over_how_it_is_read_and_cancelling_leaves_the_workbook(
    window: Window, tmp_path: Path
) -> None:
    window.open(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table(), "Models": MODELS}))

    window.view.menus.look_over.trigger()
    window.wait_for_page()
    window.page.back.click()

    assert window.view.pages.currentWidget() is window.view.work
    assert window.models == ("Sierra",)


def test_a_layout_by_which_nothing_can_be_read_is_not_remembered(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Kosten A", "Remarks"),
        ("Sierra", "P-1", "US", 7.0, "to be checked"),
    ]
    path = write_xlsx(tmp_path / "odd.xlsx", {"Parts": rows})
    page = window.look_over(path)
    page.mapping.chosen.emit(ColumnLayout(4, "Remarks", "unit_cost"))
    QTest.mouseClick(page.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.view.pages.currentWidget() is window.view.start, timeout=PATIENCE)
    window.open(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table(), "Models": MODELS}))

    assert window.look_over(path) is page


def test_cancel_leaves_everything_as_it_was(window: Window, tmp_path: Path) -> None:
    page = window.look_over(quantity_matrix(tmp_path / "parts.xlsx"))
    page.back.click()

    assert window.view.pages.currentWidget() is window.view.start
    assert window.session.exposure is None
    assert not (tmp_path / "layouts").exists()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list that opens, without a screen
def test_a_column_is_given_its_meaning_from_a_list(window: Window, tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Kosten Teil X", "Gewicht"),
        ("Sierra", "P-1", "US", 7.0, 2.0),
    ]
    page = window.look_over(write_xlsx(tmp_path / "odd.xlsx", {"Parts": rows}))
    assert page.state.text() == "“Parts”: choose the column of Unit cost."
    assert not page.open.isEnabled()

    page.columns.clicked.emit(page.mapping.index(3, MEANS))  # one click opens the list
    [box] = [child for child in page.columns.viewport().children() if isinstance(child, QComboBox)]
    box.setCurrentIndex(box.findText("Unit cost"))
    box.activated.emit(box.currentIndex())

    assert page.open.isEnabled()
    window.confirm()
    assert window.session.exposure is not None
    assert window.session.exposure.book.rows.unit_cost.tolist() == [7.0]


def test_the_rows_of_the_headings_and_the_end_of_the_table_can_be_moved(
    window: Window, tmp_path: Path
) -> None:
    page = window.look_over(questionnaire(tmp_path / "supplier.xlsx"))
    assert (page.place.first.value(), page.place.last.value(), page.place.model.text()) == (4, 5, "Sierra")

    page.place.first.setValue(5)
    assert page.draft.tables[0].finding is not None
    assert page.draft.tables[0].finding.layout.header_row == 5
    page.sheet.verticalHeader().sectionDoubleClicked.emit(3)
    assert (page.place.first.value(), page.place.last.value()) == (4, 4)
    page.place.last.setValue(5)
    page.place.end.setValue(7)
    window.confirm()

    assert window.session.exposure is not None
    assert window.session.exposure.book.rows.row_number.tolist() == [6, 7]


def test_of_two_tables_side_by_side_the_one_in_the_chosen_columns_is_read_the_next_time_as_well(
    window: Window, tmp_path: Path
) -> None:
    headings = ("Model", "Part number", "Country of origin", "Unit cost")
    rows: Rows = [
        (*headings, *headings),
        ("Old", "P-1", "CN", 1.0, "Sierra", "P-1", "US", 5.0),
        (None, None, None, None, "Sierra", "P-2", "MX", 6.0),
    ]
    window.open(write_xlsx(tmp_path / "beside.xlsx", {"Parts": rows}))
    assert window.models == ("Old",)

    window.view.menus.look_over.trigger()
    page = window.wait_for_page()
    page.place.left.setValue(5)
    assert page.place.left.text() == "E"
    assert not page.draft.missing()
    window.confirm()
    assert (window.models, window.unit_costs) == (("Sierra",), [5.0, 6.0])

    window.open(write_xlsx(tmp_path / "next month.xlsx", {"Parts": [*rows, (*rows[2][:7], 7.0)]}))
    assert (window.models, window.unit_costs) == (("Sierra",), [5.0, 6.0, 7.0])


def test_of_two_tables_that_a_blank_column_parts_one_can_be_left_out_for_good(
    window: Window, tmp_path: Path
) -> None:
    headings = ("Model", "Part number", "Country of origin", "Unit cost")
    rows: Rows = [
        (*headings, None, *headings),
        ("Old", "P-1", "CN", 1.0, None, "Sierra", "P-1", "US", 5.0),
        (None, None, None, None, None, "Sierra", "P-2", "MX", 6.0),
    ]
    window.open(write_xlsx(tmp_path / "beside.xlsx", {"Parts": rows}))
    assert list(window.models) == ["Old", "Sierra"]

    window.view.menus.look_over.trigger()
    page = window.wait_for_page()
    page.tables.setCurrentRow(0)
    page.place.kind.setCurrentIndex(0)
    page.place.kind.activated.emit(0)
    window.confirm()
    assert (window.models, window.unit_costs) == (("Sierra",), [5.0, 6.0])

    window.open(write_xlsx(tmp_path / "next month.xlsx", {"Parts": [*rows, (*rows[2][:8], 7.0)]}))
    assert (window.models, window.unit_costs) == (("Sierra",), [5.0, 6.0, 7.0])


def test_a_sheet_can_be_left_out_and_its_model_named(window: Window, tmp_path: Path) -> None:
    parts: Rows = [("Part number", "Country of origin", "Unit cost"), ("P-1", "US", 5.0)]
    page = window.look_over(write_xlsx(tmp_path / "two.xlsx", {"A": parts, "B": parts}))

    page.tables.setCurrentRow(1)
    page.place.kind.setCurrentIndex(0)
    page.place.kind.activated.emit(0)
    page.tables.setCurrentRow(0)
    page.place.model.clear()
    QTest.keyClicks(page.place.model, "Sierra")
    window.confirm()

    assert window.models == ("Sierra",)


def test_nothing_to_read_is_said_and_cannot_be_opened(window: Window, tmp_path: Path) -> None:
    page = window.look_over(quantity_matrix(tmp_path / "parts.xlsx"))
    page.place.kind.setCurrentIndex(0)
    page.place.kind.activated.emit(0)

    assert page.state.text().startswith("No table of parts is chosen")
    assert not page.open.isEnabled()
    page.place.kind.setCurrentIndex(1)
    page.place.kind.activated.emit(1)
    assert page.draft.layout().tables[0].kind is TableKind.SOURCING


def test_a_password_is_asked_for_again_until_it_is_right(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = encrypt_agile(write_xlsx(tmp_path / "secret.xlsx", {"Sourcing": table()}), "right")
    dialogs: list[PasswordDialog] = []

    def asked() -> bool:
        now = [w for w in window.view.children() if isinstance(w, PasswordDialog) and w.isVisible()]
        dialogs[:] = now
        return bool(now)

    window.view.book_requested.emit(path)
    qtbot.waitUntil(asked, timeout=PATIENCE)
    assert dialogs[0].wrong.isHidden()
    QTest.keyClicks(dialogs[0].password, "wrong")
    dialogs[0].buttons.button(QDialogButtonBox.StandardButton.Open).click()
    qtbot.waitUntil(lambda: asked() and not dialogs[0].wrong.isHidden(), timeout=PATIENCE)
    QTest.keyClicks(dialogs[0].password, "right")
    with qtbot.waitSignal(window.program.shown, timeout=PATIENCE):
        dialogs[0].buttons.button(QDialogButtonBox.StandardButton.Open).click()

    assert window.models == ("Sierra",)


def test_no_password_gives_up_the_workbook(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = encrypt_agile(write_xlsx(tmp_path / "secret.xlsx", {"Sourcing": table()}), "right")

    def dialogs() -> list[PasswordDialog]:
        return [w for w in window.view.children() if isinstance(w, PasswordDialog) and w.isVisible()]

    window.view.book_requested.emit(path)
    qtbot.waitUntil(lambda: bool(dialogs()), timeout=PATIENCE)
    dialogs()[0].reject()

    assert window.view.pages.currentWidget() is window.view.start
    assert not window.program.reading


def test_a_currency_without_a_rate_is_asked_for_and_its_rate_remembered(
    window: Window, tmp_path: Path
) -> None:
    page = window.look_over(french_export(tmp_path / "fr.xlsx"))
    assert page.rates.isVisible()
    assert "No table says what EUR is worth in US dollars" in page.rates.without.text()
    assert not page.state.isVisible()

    page.rates.fields[0].setValue(1.1)
    assert not page.rates.without.isVisible()
    assert page.state.text() == "Everything that is needed is certain."
    assert page.open.text() == "Open 2 rows"
    window.confirm()
    assert window.session.exposure is not None
    assert window.session.exposure.book.currency_rates["EUR"] == 1.1

    window.open(french_export(tmp_path / "fr next month.xlsx"))
    assert window.session.exposure.book.rows.unit_cost.tolist() == [12.5, 1180.0]
    assert window.session.exposure.book.currency_rates["EUR"] == 1.1


def test_currency_and_number_of_pieces_of_a_price_can_be_chosen(window: Window, tmp_path: Path) -> None:
    page = window.look_over(spanish_export(tmp_path / "es.xlsx"))
    row = next(row for row in range(10) if page.mapping.column(row).field == "unit_cost")
    assert page.mapping.index(row, NUMBERS).data().startswith("decimal comma, for 100")
    choices = dict(page.mapping.numbers(row))
    assert {"by its cells: decimal comma", "for 1 piece", "for 1,000 pieces", "in EUR"} <= choices.keys()

    page.mapping.chosen.emit(choices["in thousands"])
    assert page.mapping.index(row, NUMBERS).data().startswith("decimal comma, in thousands")
    page.mapping.chosen.emit(choices["for 1 piece"])
    window.confirm()
    assert window.session.exposure is not None
    assert window.session.exposure.book.rows.unit_cost.tolist() == [1200.5, 3450.0, 18000.0]


def test_the_exports_of_other_systems_open_with_one_click(window: Window, tmp_path: Path) -> None:
    for write, name in ((spanish_export, "es.xlsx"), (english_csv, "en.csv"), (questionnaire, "q.xlsx")):
        page = window.look_over(write(tmp_path / name))
        assert page.title.text().endswith("; Enter opens it")
        window.confirm()
        assert window.models == ("Sierra",)


def test_the_only_column_of_numbers_is_offered_as_the_cost_and_confirmed_with_one_click(
    window: Window, tmp_path: Path
) -> None:
    rows: Rows = [("Model", "Part number", "Country of origin", "Betrag X"), ("Sierra", "P-1", "US", 7.0)]
    page = window.look_over(write_xlsx(tmp_path / "odd.xlsx", {"Parts": rows}))

    assert page.state.text() == (
        "“Parts”, column D: It is the only column of numbers that is left. Confirm it."
    )
    assert page.title.text() == "1 part of one vehicle; Enter confirms and opens it"
    window.confirm()
    assert window.session.exposure is not None
    assert window.session.exposure.book.rows.unit_cost.tolist() == [7.0]


def test_fields_that_a_heading_is_like_are_offered_first(window: Window, tmp_path: Path) -> None:
    rows: Rows = [("Model", "Part number", "Supplier region", "Unit cost"), ("Sierra", "P-1", "US", 7.0)]
    page = window.look_over(write_xlsx(tmp_path / "odd.xlsx", {"Parts": rows}))

    row = next(at for at in range(4) if page.mapping.column(at).heading == "Supplier region")
    assert page.mapping.meanings(0)[1] == ("model", "Model")
    offered = [field for field, _ in page.mapping.meanings(row)]
    assert {"supplier", "origin"} <= set(offered[1:5])
    assert len(offered) == len(set(offered))
    assert set(offered[1:]) == {field.name for field in SOURCING}


_TEXT = "Model;Part number;Supplier region;Unit cost\nSierra;Größe-1;US;5,5\n"


def test_a_text_that_is_encoded_otherwise_is_read_so_and_remembered(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "teile.csv"
    path.write_bytes(_TEXT.encode("cp1252"))
    page = window.look_over(path)
    assert not page.encoding.isHidden()
    number = page.encoding.findData("cp850")
    page.encoding.setCurrentIndex(number)
    page.encoding.activated.emit(number)
    assert "Größe" not in page.draft.tables[0].sheet.top[1][1]

    number = page.encoding.findData("cp1252")
    page.encoding.setCurrentIndex(number)
    page.encoding.activated.emit(number)
    assert page.draft.tables[0].sheet.top[1][1] == "Größe-1"
    assert page.draft.layout().tables[0].encoding == "cp1252"


def test_an_encoding_in_which_a_file_is_no_text_is_refused_in_a_sentence(
    window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "teile.csv"
    path.write_bytes(_TEXT.encode("cp1252"))
    page = window.look_over(path)
    number = page.encoding.findData("utf-8")
    page.encoding.activated.emit(number)

    assert "is no text in Unicode (UTF-8)" in page.subtitle.text()
    assert page.draft.tables[0].sheet.top[1][1] == "Größe-1"


def test_a_workbook_offers_no_encoding(window: Window, tmp_path: Path) -> None:
    rows: Rows = [("Model", "Part number", "Supplier region", "Unit cost"), ("Sierra", "P-1", "US", 7.0)]
    page = window.look_over(write_xlsx(tmp_path / "odd.xlsx", {"Parts": rows}))

    assert page.encoding.isHidden()
