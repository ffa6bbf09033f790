"""What the page before reading asks, says and shows of a bill and its part lists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exports import quantity_matrix
from headroom.book.layout import JOIN, BookLayout, TableKind
from headroom.window.importing.import_preview import ImportPreview, SheetAspect
from headroom.window.importing.shown.preview_questions import questions_of
from headroom.window.importing.shown.preview_words import rows_read, subtitle, title
from headroom.window.importing.shown.row_readings import row_readings
from headroom.window.look.look import Look, ThemeChoice
from headroom.workbook.layouts.layout_draft import LayoutDraft
from part_list_books import BILL, PRICES, csv, two_sheets
from surveys import surveyed
from workbooks import HEADINGS, ROW, Rows, table, write_xlsx

TWICE: Rows = (*PRICES, ("P-2", "Frame", "CN", 40.0))


@pytest.fixture
def page(qtbot: QtBot) -> ImportPreview:
    made = ImportPreview()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def shown(page: ImportPreview, *paths: Path) -> ImportPreview:
    """Show how workbooks would be read."""
    page.show_survey(surveyed(*paths))
    return page


def confirmed(page: ImportPreview) -> list[BookLayout]:
    """Return what will be confirmed, as it is."""
    found: list[BookLayout] = []
    page.confirmed.connect(found.append)
    return found


def test_a_join_is_asked_with_what_comes_of_it_and_ticked_when_it_is_answered(
    page: ImportPreview, tmp_path: Path
) -> None:
    shown(page, two_sheets(tmp_path, prices=TWICE))
    [block] = page.questions.blocks
    found = confirmed(page)

    assert page.title.text() == "3 parts of 2 vehicles with Parts; Enter takes what is proposed to 1 question"
    assert [button.isChecked() for button in block.choices.values()] == [True, False]
    block.choices["leave"].click()
    assert not page.open.isEnabled()
    assert (
        page.title.text()
        == "3 parts of 2 vehicles; choose the column of Country of origin, Unit cost and it opens"
    )
    block.choices["join"].click()
    assert page.title.text() == "3 parts of 2 vehicles with Parts; Enter opens it"
    assert [question.answered for question in questions_of(page.draft)] == [True]

    QTest.keyClick(page, Qt.Key.Key_Return)
    [layout] = found
    assert layout.of_kind(TableKind.PART_LIST)[0].answer(JOIN) == "join"


def test_a_bill_without_origins_is_asked_about_and_opens(page: ImportPreview, tmp_path: Path) -> None:
    bill = ["Model,Part number,Qty,Unit cost", "Oak,P-1,2,10", "Oak,P-2,1,50"]
    shown(page, csv(tmp_path / "oak.csv", bill))
    [block] = page.questions.blocks
    found = confirmed(page)

    assert page.title.text() == "2 parts of one vehicle; Enter takes what is proposed to 1 question"
    assert list(block.choices) == ["unknown", "unread"]
    assert "No column states the country of origin" in subtitle(page.draft, page.draft.tables[0])
    block.choices["unread"].click()
    assert not page.open.isEnabled()
    assert page.title.text() == "2 parts of one vehicle; choose the column of Country of origin and it opens"
    block.choices["unknown"].click()
    page.open.click()

    [layout] = found
    assert layout.tables[0].answer("origins") == "unknown"


def test_a_bill_without_a_model_is_named_and_enter_opens_it(page: ImportPreview, tmp_path: Path) -> None:
    bill = (("Part number", "Qty"), ("P-1", 2.0), ("P-2", 1.0))
    shown(page, two_sheets(tmp_path, bill))
    found = confirmed(page)
    block = page.questions.blocks[0]

    assert page.title.text() == "2 parts of one vehicle with Parts; name it and it opens"
    assert block.name.text() == "book"  # BOM names no vehicle, the file may
    block.name.selectAll()
    QTest.keyClicks(block.name, "Oak 2027")
    QTest.keyClick(block.name, Qt.Key.Key_Return)

    [layout] = found
    assert [one.model for one in layout.of_kind(TableKind.SOURCING)] == ["Oak 2027"]


def test_the_name_that_is_offered_counts_where_it_is_confirmed(page: ImportPreview, tmp_path: Path) -> None:
    bill = csv(tmp_path / "oak.csv", ["Part number,Qty,COO,Unit cost", "P-1,2,MX,10"])
    shown(page, bill)
    found = confirmed(page)
    page.open.click()

    assert [one.model for one in found[0].of_kind(TableKind.SOURCING)] == ["oak"]


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu that opens, without a screen
def test_a_column_is_given_its_field_above_the_sheet(page: ImportPreview, tmp_path: Path) -> None:
    rows: Rows = (("Model", "Part number", "COO", "Kosten Teil X", "Gewicht"), ("Oak", "P-1", "US", 7.0, 1.0))
    shown(page, write_xlsx(tmp_path / "odd.xlsx", {"Plan": rows}))
    assert page.sheet.fields.field_at(3) == "not used"
    assert not page.open.isEnabled()

    page.sheet.offer_fields(3, QPoint(0, 0))
    wanted = next(action for action in page.sheet.menu.actions() if action.text() == "Unit cost")
    page.sheet.menu.hide()
    wanted.trigger()
    assert page.sheet.fields.field_at(3) == "Unit cost"
    assert page.open.text() == "Open 1 row"
    page.shown.buttons[SheetAspect.COLUMNS.value].click()
    assert page.columns.isVisible()
    assert page.place.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_click_on_the_box_of_a_column_offers_its_fields(page: ImportPreview, tmp_path: Path) -> None:
    shown(page, two_sheets(tmp_path))
    asked: list[int] = []
    page.sheet.fields.asked.disconnect()
    page.sheet.fields.asked.connect(lambda section, _: asked.append(section))
    header = page.sheet.fields
    at = QPoint(header.sectionViewportPosition(1) + 20, header.height() - 20)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert asked == [1]


def test_at_most_three_questions_are_shown_those_that_wait_first(page: ImportPreview, tmp_path: Path) -> None:
    papers = {
        name: (("Part number", heading), ("P-1", "yes"))
        for name, heading in (("One", "Originating"), ("Two", "US transformed"), ("Three", "Core component"))
    }
    shown(page, two_sheets(tmp_path, **papers))

    assert len(page.questions.blocks) == 3
    assert [one.answered for one in questions_of(page.draft)] == [False, False, False, True]
    assert page.questions.intro.text().startswith("4 questions, 1 of them not shown.")


def test_what_each_row_is_read_as(tmp_path: Path) -> None:
    rows: Rows = (
        ("A bill",),
        HEADINGS,
        ROW,
        ("Sierra", "P-2", "US", None),
        (None, "Total", None, 100.0),
        ("Sierra", None, "US", 5.0),
        HEADINGS,
    )
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Plan": rows}))
    [sheet] = survey.sheets
    found = [reading.text for reading in row_readings(sheet, survey.proposed.tables[0])]

    assert found == [
        "not in the table",
        "headings",
        "counted",
        "no cost",
        "total, not counted",
        "no part number",
        "headings again",
    ]
    draft = LayoutDraft.of(survey)
    assert rows_read(draft) == 1
    assert subtitle(draft, draft.tables[0]) == (
        "book.xlsx, sheet Plan, headings in row 2. 1 total left out, 2 rows cannot be used."
    )


def test_the_rows_of_a_part_list_are_joined_or_not(page: ImportPreview, tmp_path: Path) -> None:
    shown(page, two_sheets(tmp_path))
    page.tables.setCurrentRow(1)

    assert page.tables.item(1).text() == "Parts\njoined"
    assert [page.sheet.grid.said(row) for row in range(3)] == ["headings", "joined", "joined"]
    page.questions.blocks[0].choices["leave"].click()
    assert page.sheet.grid.said(1) == "not joined"


@pytest.mark.parametrize("kind", ["several sheets", "matrix", "template"])
def test_the_title_says_what_will_be_opened(tmp_path: Path, kind: str) -> None:
    headings = HEADINGS[1:]
    books = {
        "several sheets": lambda: write_xlsx(
            tmp_path / "a.xlsx", {"Oak": (headings, ROW[1:]), "Elm": (headings, ROW[1:])}
        ),
        "matrix": lambda: quantity_matrix(tmp_path / "b.xlsx"),
        "template": lambda: write_xlsx(tmp_path / "c.xlsx", {"Sourcing": table({}, {"Model": "Tahoe"})}),
    }
    draft = LayoutDraft.of(surveyed(books[kind]()))

    assert (
        title(draft, questions_of(draft))
        == {
            "several sheets": "2 parts of 2 vehicles; Enter takes what is proposed to 1 question",
            "matrix": "4 parts of 3 vehicles; Enter confirms and opens it",
            "template": "2 parts of 2 vehicles; Enter opens it",
        }[kind]
    )


def test_nothing_is_read_is_the_title_of_a_book_without_parts(page: ImportPreview, tmp_path: Path) -> None:
    shown(page, two_sheets(tmp_path, BILL))
    page._take(page.draft.with_kind(0, None))

    assert page.title.text() == "Nothing is read yet: say which sheet holds the parts"
    assert page.subtitle.text().endswith("Nothing of it is read.")


def test_escape_leaves(page: ImportPreview, qtbot: QtBot, tmp_path: Path) -> None:
    shown(page, two_sheets(tmp_path))
    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_long_answers_stay_beside_the_sheet(page: ImportPreview, tmp_path: Path) -> None:
    rows: Rows = (
        ("Model", "Trim", "Model year", "Part number", "COO", "Unit cost", "Qty"),
        ("Alder", "LX", "2026", "P-1", "US", 10.0, 1.0),
        ("Alder", "SE", "2027", "P-1", "US", 10.0, 1.0),
    )
    shown(page, write_xlsx(tmp_path / "trims.xlsx", {"Sourcing": rows}))
    QApplication.processEvents()
    [block] = page.questions.blocks

    assert page.title.text().startswith("2 parts of 2 vehicles")
    assert block.mapTo(page, QPoint(block.width(), 0)).x() <= page.width()
    assert all(button.sizeHint().width() <= button.width() for button in block.choices.values())
    assert [button.accessibleName() for button in block.choices.values()][-1] == "Every model is one vehicle"


def test_sheets_are_named_in_the_colours_of_another_theme(
    page: ImportPreview, tmp_path: Path, look: Look
) -> None:
    shown(page, two_sheets(tmp_path))
    look.choose(ThemeChoice.DARK)

    assert page.tables.item(1).foreground().color() == page.palette().text().color()
    assert page.tables.item(1).foreground().color().lightness() > 128


def test_an_assembly_whose_parts_count_needs_no_partner(tmp_path: Path) -> None:
    bill: Rows = (
        ("Level", "Part number", "COO", "Qty", "Unit cost"),
        (0.0, "A-10", "MX", 1.0, 300.0),
        (1.0, "P-11", "CN", 1.0, 100.0),
        (1.0, "P-12", "MX", 1.0, 200.0),
    )
    facts: Rows = (("Part number", "Regional content"), ("P-11", 0.5))
    path = write_xlsx(tmp_path / "oak.xlsx", {"Oak": bill, "Certificates": facts})
    [question] = [one for one in questions_of(LayoutDraft.of(surveyed(path))) if one.key == JOIN]

    assert question.share == (1, 2)
    [side] = question.unmatched
    assert (side.said, [one.number for one in side.rows]) == ("1 row not in Certificates:", ["P-12"])
