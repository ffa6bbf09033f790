import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guides import guide
from headroom.window.guide.chapter_document import ChapterDocument
from headroom.window.guide.guide_window import GuideWindow
from headroom.window.guide.printing import pdf_of
from headroom.window.guide.shown.chapter import read_chapter
from headroom.window.guide.shown.chapter_list import NAMES
from headroom.window.guide.shown.folding import words_of
from headroom.window.guide.shown.guide import Guide, Place
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.theme import DARK, LIGHT
from headroom.window.session.settings import Settings
from headroom.window.widgets.link_question import LinkQuestion

PICTURE = re.compile(r"!\[([^\]]*)\]")


@pytest.fixture
def window(qtbot: QtBot, look: Look, settings: Settings) -> Iterator[GuideWindow]:
    assert look.theme is LIGHT
    made = GuideWindow(guide(), settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def key(window: QWidget, name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window, name, held)


def background(window: GuideWindow) -> str:
    return window.chapter.viewport().grab().toImage().pixelColor(QPoint(3, 3)).name()


def test_every_chapter_is_shown_with_its_anchors(window: GuideWindow) -> None:
    for name in NAMES:
        window.read(Place(name))
        assert window.here == Place(name)
        document = window.chapter.document()
        named = {
            anchor
            for block in blocks(document)
            for fragment in fragments(block)
            for anchor in fragment.charFormat().anchorNames()
        }
        assert named == {*guide().chapters[name].anchors}, name
        shown = {word for word, _ in words_of(window.chapter.toPlainText())}
        told = " ".join(text for one in guide().chapters[name].sections for text in one.paragraphs)
        pictures = " ".join(PICTURE.findall(guide().chapters[name].markdown))
        missing = {word for word, _ in words_of(told)} - shown - {word for word, _ in words_of(pictures)}
        assert not missing, name


def blocks(document: QTextDocument) -> Iterator[object]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: object) -> list:  # type: ignore[type-arg]
    return [piece.fragment() for piece in block]  # type: ignore[attr-defined]


def test_a_link_leads_on_and_back_leads_back(window: GuideWindow) -> None:
    window.read(Place("questions"))
    window.chapter.anchorClicked.emit(QUrl("handing-over.md#formats"))
    assert window.here == Place("handing-over", "formats")
    assert window.chapter.verticalScrollBar().value() > 0
    assert window.windowTitle().startswith("Handing over")

    key(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.here == Place("questions")
    key(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.here == Place("handing-over", "formats")
    assert not window.on.isEnabled()


def test_a_link_within_a_chapter_leads_to_its_section(window: GuideWindow) -> None:
    window.read(Place("law"))
    window.chapter.anchorClicked.emit(QUrl("#fees"))

    assert window.here == Place("law", "fees")


def test_an_address_is_asked_about_before_the_browser_has_it(
    window: GuideWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("file:///etc/passwd", "http://example.org", "../../secret.txt"):
        window.chapter.anchorClicked.emit(QUrl(address))
    assert not window.findChildren(LinkQuestion)

    window.chapter.anchorClicked.emit(QUrl("https://example.org/law"))
    (question,) = window.findChildren(LinkQuestion)
    assert "https://example.org/law" in question.text()
    assert not opened
    question.yes.click()
    assert opened == ["https://example.org/law"]


def test_where_a_link_leads_out_of_the_guide_is_said(window: GuideWindow) -> None:
    window.chapter.highlighted.emit(QUrl("https://example.org/law"))
    assert window.status.text() == "https://example.org/law"
    window.chapter.highlighted.emit(QUrl("words.md"))
    assert not window.status.text()


def test_a_chapter_loads_pictures_of_the_program_and_nothing_else(look: Look, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    document = ChapterDocument(read_chapter("a", "# A\n", {}), look.theme, QApplication.font())
    kinds = QTextDocument.ResourceType

    assert document.loadResource(kinds.ImageResource.value, QUrl("../../pictures/window.png")) is not None
    for name in (secret.as_uri(), "../../pictures/../policies/nafta.toml", "https://example.org/window2.png"):
        assert document.loadResource(kinds.ImageResource.value, QUrl(name)) is None
    assert document.loadResource(kinds.HtmlResource.value, QUrl("../../pictures/window.png")) is None


def test_a_search_lists_sections_and_enter_shows_the_first(window: GuideWindow) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "labour value")
    assert window.left.currentWidget() is window.found
    key(window.search, Qt.Key.Key_Return)

    assert window.here == Place("law", "labour")
    assert window.chapter.extraSelections()
    key(window.search, Qt.Key.Key_Escape)
    assert window.left.currentWidget() is window.contents


def test_the_arrows_go_through_what_was_found(window: GuideWindow) -> None:
    QTest.keyClicks(window.search, "baseline")
    key(window.search, Qt.Key.Key_Down)
    key(window.search, Qt.Key.Key_Return)

    assert window.found.currentIndex().row() == 1


def test_what_is_nowhere_is_said(window: GuideWindow) -> None:
    window.search.setText("xylophone")

    assert window.left.currentWidget() is window.nothing
    window.search.setText(" ")
    assert window.left.currentWidget() is window.contents


def test_the_contents_show_what_is_read_and_lead_there(window: GuideWindow) -> None:
    window.read(Place("import", "levels"))
    index = window.contents.currentIndex()
    assert index.data() == "Bills with levels"

    window.contents.clicked.emit(index.siblingAtRow(0))
    assert window.here == Place("import", "headings")
    group = index.parent().parent()
    window.contents.clicked.emit(group)
    assert not window.contents.isExpanded(group)
    assert window.here == Place("import", "headings")


def test_the_contents_are_used_by_keys_alone(window: GuideWindow) -> None:
    window.contents.setFocus()
    before = window.here
    key(window.contents, Qt.Key.Key_Down)
    key(window.contents, Qt.Key.Key_Return)
    assert window.here != before

    chapter = window.contents.currentIndex()
    key(window.contents, Qt.Key.Key_Right)
    assert window.contents.isExpanded(chapter)
    key(window.contents, Qt.Key.Key_Right)
    key(window.contents, Qt.Key.Key_Return)
    assert window.here.anchor


def test_words_are_found_in_the_chapter_with_accents_or_without(window: GuideWindow) -> None:
    read = read_chapter("first-steps", "# A\n\nÉlan, then élan, then ELAN and the end.\n", {})
    window.chapter.show_chapter(read)
    key(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.find_line.field, "elan")
    assert window.find_line.count.text() == "1 of 3"
    key(window.find_line.field, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_F3)
    assert window.find_line.count.text() == "3 of 3"
    key(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.find_line.count.text() == "2 of 3"
    assert len(window.chapter.extraSelections()) == 3

    window.find_line.field.setText("nowhere")
    assert window.find_line.count.text() == "not in this chapter"
    key(window, Qt.Key.Key_Escape)
    assert window.find_line.isHidden()
    assert not window.chapter.extraSelections()


def test_marks_stay_when_the_type_becomes_larger_and_finding_begins_at_what_is_in_sight(
    window: GuideWindow,
) -> None:
    window.read(Place("law", "fees"))
    window.find_line.open()
    window.find_line.field.setText("the")
    first = window.chapter.places_of("the")
    assert not window.find_line.count.text().startswith("1 of")
    marks = len(window.chapter.extraSelections())
    assert marks == len(first)

    key(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert len(window.chapter.extraSelections()) == marks


def test_pictures_are_no_wider_than_the_chapter(window: GuideWindow, qtbot: QtBot) -> None:
    window.read(Place("page-fleet"))
    for width in (640, 780):
        window.resize(width, 600)
        qtbot.wait(20)
        assert window.width() == width
        assert window.chapter.horizontalScrollBar().maximum() == 0


def test_escape_closes_the_find_line_then_the_search_then_the_window(window: GuideWindow) -> None:
    window.search.setText("duty")
    window.find_line.open()
    key(window, Qt.Key.Key_Escape)
    assert window.find_line.isHidden()
    key(window, Qt.Key.Key_Escape)
    assert not window.search.text()
    key(window, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_the_type_is_made_larger_and_is_so_the_next_time(
    qtbot: QtBot, window: GuideWindow, settings: Settings
) -> None:
    usual = window.chapter.document().defaultFont().pixelSize()
    window.read(Place("import", "levels"))
    key(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    key(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.chapter.document().defaultFont().pixelSize() > usual

    again = GuideWindow(guide(), settings)
    qtbot.addWidget(again)
    assert again.chapter.document().defaultFont().pixelSize() > usual
    key(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.chapter.document().defaultFont().pixelSize() == usual


@pytest.mark.parametrize("kept", ["", "large", "nan", "-3", "1e9"])
def test_a_size_of_the_type_that_makes_no_sense_is_passed_over(
    qtbot: QtBot, look: Look, settings: Settings, kept: str
) -> None:
    settings.put_text("guide type", kept)
    made = GuideWindow(guide(), settings)
    qtbot.addWidget(made)

    assert look.theme is LIGHT
    assert made.chapter.larger == 1.0


def test_size_and_place_are_kept(qtbot: QtBot, window: GuideWindow, settings: Settings) -> None:
    window.resize(700, 500)
    window.close()
    again = GuideWindow(guide(), settings)
    qtbot.addWidget(again)

    assert (again.width(), again.height()) == (700, 500)


def test_another_theme_shows_the_chapter_in_its_colours(window: GuideWindow, look: Look) -> None:
    assert background(window) == f"#{LIGHT.surface.removeprefix('#')}"
    window.read(Place("scripts"))
    look.choose(ThemeChoice.DARK)
    window.chapter.setPalette(QApplication.palette())
    grounds = {block.blockFormat().background().color().name() for block in blocks(window.chapter.document())}  # type: ignore[attr-defined]

    assert DARK.raised in grounds


def test_larger_type_of_the_window_is_that_of_the_chapter_too(window: GuideWindow, look: Look) -> None:
    usual = window.chapter.document().defaultFont().pixelSize()
    look.enlarge(1.5)

    assert window.chapter.document().defaultFont().pixelSize() == round(usual * 1.5)


def test_no_chapter_is_wider_than_the_window(window: GuideWindow, qtbot: QtBot) -> None:
    window.resize(780, 560)
    for name in NAMES:
        window.read(Place(name))
        qtbot.wait(1)
        assert window.chapter.horizontalScrollBar().maximum() == 0, name


def test_what_is_selected_is_copied_else_the_chapter(window: GuideWindow) -> None:
    window.copy.click()
    assert QApplication.clipboard().text() == window.chapter.toPlainText()
    window.chapter.selectAll()
    window.copy.click()
    assert "First steps" in QApplication.clipboard().text()
    assert "clipboard" in window.status.text()


def test_a_chapter_is_saved_as_a_pdf_in_light_colours(window: GuideWindow, tmp_path: Path) -> None:
    window.read(Place("words"))
    paper = window.chapter.for_paper()
    assert paper is not None
    assert pdf_of(paper).startswith(b"%PDF")

    window.printing.ask(paper, "Words")
    window.printing.save(str(tmp_path / "words.pdf"))
    assert (tmp_path / "words.pdf").read_bytes().startswith(b"%PDF")
    assert window.status.text() == "The chapter is saved as words.pdf."
    window.printing.save(str(tmp_path / "nowhere" / "words.pdf"))
    assert "cannot be written" in window.status.text()


def test_a_chapter_is_printed_on_the_printer_that_was_chosen(window: GuideWindow, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper = window.chapter.for_paper()
    assert paper is not None
    window.printing.put_on(printer, paper)

    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert window.status.text() == "The chapter is printed."


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_place_that_is_not_there_opens_the_guide_all_the_same(window: GuideWindow) -> None:
    window.go_to(Place("import", "nowhere"))
    assert window.here == Place("import")
    window.go_to(Place("nowhere"))
    assert window.here == Place("first-steps")


def test_a_guide_of_few_words_is_searched_too(qtbot: QtBot, look: Look, settings: Settings) -> None:
    few = Guide({name: read_chapter(name, f"# {name}\n", {}) for name in NAMES})
    made = GuideWindow(few, settings)
    qtbot.addWidget(made)
    made.search.setText("keys")

    assert look.theme is LIGHT
    assert made.left.currentWidget() is made.found
