"""Handing figures over from the window: what is asked, written, given up and remembered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from fleets import fleet
from headroom.output.handover.handover import PageKey
from headroom.output.writers import report
from headroom.output.writers.report import ReportFile, ReportKind, ReportTerms
from headroom.rules.exposure import Exposure
from headroom.rules.tariff_codes import TariffReference
from headroom.user_error import UserError
from headroom.window.files.handing_over import HandingOver
from headroom.window.files.handing_over_later import HandingOverLater
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.handover.dialog import HandoverDialog
from headroom.window.handover.shown.choices import FormatWord, PaperWord
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.work.story import Story, StoryView
from headroom.workstation import organisation_presets
from headroom.workstation.organisation_presets import OrganisationPresets
from headroom.workstation.preset_words import Feature, Preset


@pytest.fixture
def handing_over(
    view: MainView, session: Session, settings: Settings, reference: TariffReference, tmp_path: Path
) -> Iterator[HandingOver]:
    faults = Faults(tmp_path / "log" / "headroom.log")
    made = HandingOver(view, session, settings, lambda: (tmp_path / "open.xlsx",), faults)
    session.open(Exposure.of(fleet(), reference))
    view.show_book()
    yield made
    made.finish()
    if made.dialog is not None:
        made.dialog.close()
    faults.uninstall()


def asked(view: MainView, handing_over: HandingOver) -> HandoverDialog:
    """Return the dialog, with its titles."""
    view.menus.hand_over.trigger()
    handing_over.settle()
    assert handing_over.dialog is not None
    return handing_over.dialog


def question(dialog: HandoverDialog) -> QFileDialog:
    """Return the question where to, that is open."""
    [found] = [one for one in dialog.findChildren(QFileDialog) if one.isVisible()]
    return found


def test_the_titles_are_listed_and_the_file_is_written_beside_the_window(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, tmp_path: Path
) -> None:
    dialog = asked(view, handing_over)
    qtbot.waitUntil(lambda: dialog.pages.count() > 0)
    assert dialog.pages.item(0).text().startswith("4 of 5 qualify; the Birch")
    dialog.format.buttons[FormatWord.BRIEF.value].click()
    dialog.write.click()
    where = question(dialog)
    out = tmp_path / "brief.pdf"

    assert Path(where.selectedFiles()[0]).suffix == ".pdf"
    where.fileSelected.emit(str(out))
    where.close()
    qtbot.waitUntil(lambda: "Handed over" in view.message.said, timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob(".headroom-*"))
    assert handing_over.dialog is None


def test_pages_are_switched_off_moved_and_typed_anew(
    qtbot: QtBot, handing_over: HandingOver, view: MainView
) -> None:
    dialog = asked(view, handing_over)
    qtbot.waitUntil(lambda: dialog.pages.count() > 0)
    first = dialog.pages.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    dialog.pages.item(1).setText("  What   it costs ")

    assert PageKey.QUALIFY not in dialog.choice.pages
    assert dialog.choice.titles == {PageKey.COST: "What it costs"}
    dialog.pages.item(1).setText("")
    assert not dialog.choice.titles
    assert dialog.pages.item(1).text()
    dialog.pages.model().moveRow(dialog.pages.rootIndex(), 1, dialog.pages.rootIndex(), dialog.pages.count())
    assert dialog.choice.pages[-1] is PageKey.COST


def test_a_format_without_pages_shows_none_and_what_it_takes(
    handing_over: HandingOver, view: MainView
) -> None:
    dialog = asked(view, handing_over)
    shown = {}
    for word in FormatWord:
        dialog.format.buttons[word.value].click()
        parts = (dialog.pages, dialog.template, dialog.of_brief, dialog.formulas)
        shown[word] = tuple(not part.isHidden() for part in parts)

    assert shown == {
        FormatWord.DECK: (True, True, False, False),
        FormatWord.LIVE_BOOK: (False, False, False, True),
        FormatWord.BRIEF: (True, False, True, False),
        FormatWord.WEB_PAGE: (True, False, False, False),
        FormatWord.CSV: (False, False, False, False),
        FormatWord.PARQUET: (False, False, False, False),
    }


def test_what_was_chosen_is_there_again(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, tmp_path: Path
) -> None:
    template = tmp_path / "company.potx"
    template.write_bytes(b"x")
    dialog = asked(view, handing_over)
    dialog.format.buttons[FormatWord.DECK.value].click()
    dialog.template.choose.click()
    where = question(dialog)
    where.fileSelected.emit(str(template))
    where.close()
    dialog.reject()
    qtbot.waitUntil(lambda: handing_over.dialog is None)
    again = asked(view, handing_over)

    assert again.format.value is FormatWord.DECK
    assert again.choice.template == template
    again.template.none.click()
    assert again.choice.template is None


def test_a_policy_can_be_compared_with(handing_over: HandingOver, view: MainView, session: Session) -> None:
    dialog = asked(view, handing_over)
    names = [dialog.baseline.itemText(at) for at in range(dialog.baseline.count())]

    assert names[0].startswith("Baseline")
    assert len(names) == 1 + len(session.published)
    dialog.baseline.setCurrentIndex(len(names) - 1)
    assert dialog.choice.baseline.policy.name == session.published[-1].name


def test_what_cannot_be_written_is_said_and_nothing_is_lost(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> ReportFile:
        msg = "The template has macros. Save it without."
        raise UserError(msg)

    monkeypatch.setitem(report._WRITERS, ReportKind.BRIEF, refuse)
    dialog = asked(view, handing_over)
    choice = replace(dialog.choice, format=FormatWord.BRIEF)
    handing_over.write(choice, tmp_path / "brief.pdf")
    qtbot.waitUntil(lambda: "macros" in dialog.state.text(), timeout=20_000)

    assert dialog.isVisible()
    assert dialog.write.isEnabled()
    assert not (tmp_path / "brief.pdf").exists()
    handing_over.write(choice, tmp_path / "brief.doc")
    assert "end in .pdf" in dialog.state.text()


def test_the_open_workbook_is_never_written_over(
    handing_over: HandingOver, view: MainView, tmp_path: Path
) -> None:
    (tmp_path / "open.xlsx").write_bytes(b"mine")
    dialog = asked(view, handing_over)
    handing_over.write(replace(dialog.choice, format=FormatWord.LIVE_BOOK), tmp_path / "open.xlsx")

    assert "is the workbook that is open" in dialog.state.text()
    assert (tmp_path / "open.xlsx").read_bytes() == b"mine"


def test_what_is_given_up_leaves_no_file(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []

    def slow(
        _question: object, _made: object, _terms: ReportTerms, cancelled: report.Cancelled
    ) -> ReportFile:
        begun.append(True)
        while not cancelled():
            pass
        return ReportFile(b"half")

    monkeypatch.setitem(report._WRITERS, ReportKind.BRIEF, slow)
    dialog = asked(view, handing_over)
    out = tmp_path / "brief.pdf"
    handing_over.write(replace(dialog.choice, format=FormatWord.BRIEF), out)
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    dialog.reject()
    handing_over.finish()

    assert dialog.isVisible()
    assert "Given up" in dialog.state.text()
    assert not out.exists()


def test_without_a_workbook_nothing_is_asked(view: MainView) -> None:
    assert not view.menus.hand_over.isEnabled()


def test_a_story_becomes_a_file_and_what_has_no_page_is_said(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, session: Session, tmp_path: Path
) -> None:
    scenario = session.scenario
    views = (StoryView("fleet", scenario, title="Where we stand"), StoryView("changes", scenario))
    view.story_requested.emit(Story(views))
    [where] = [one for one in view.findChildren(QFileDialog) if one.isVisible()]
    out = tmp_path / "story.pdf"

    assert Path(where.selectedFiles()[0]).name.endswith("_story.pptx")
    where.fileSelected.emit(str(out))
    where.close()
    qtbot.waitUntil(lambda: "Handed over" in view.message.said, timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF")
    assert "View 2 has nothing to show" in view.message.said
    handing_over.write_story(Story(views), tmp_path / "story.csv")
    assert "end in one of .pptx, .pdf, .html" in view.message.said


def test_what_was_read_again_meanwhile_is_handed_over_and_it_is_said(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, session: Session, reference: TariffReference
) -> None:
    dialog = asked(view, handing_over)
    qtbot.waitUntil(lambda: dialog.pages.count() > 0)
    book = fleet()
    fewer = replace(book, vehicles=tuple(replace(one, assembly_country="US") for one in book.vehicles))
    before = dialog.pages.item(1).text()
    session.open(Exposure.of(fewer, reference))
    qtbot.waitUntil(lambda: dialog.pages.item(1).text() != before)
    handing_over.settle()

    assert dialog.isVisible()
    assert "read again" in dialog.state.text()


def test_other_work_closes_the_dialog_and_nothing_of_the_old_is_handed_over(
    qtbot: QtBot, handing_over: HandingOver, view: MainView, session: Session, reference: TariffReference
) -> None:
    asked(view, handing_over)
    session.begin(session.wanted, Exposure.of(fleet(), reference))
    qtbot.waitUntil(lambda: handing_over.dialog is None)

    assert "nothing was handed over" in view.message.said


def test_no_file_is_written_over_the_template_it_is_made_from(
    handing_over: HandingOver, view: MainView, tmp_path: Path
) -> None:
    dialog = asked(view, handing_over)
    template = tmp_path / "company.pptx"
    template.write_bytes(b"a template")
    dialog.template.use(str(template))
    handing_over.write(dialog.choice, template)

    assert dialog.state.text() == "company.pptx is the template. Choose another name."
    assert template.read_bytes() == b"a template"


def test_what_hands_over_is_made_when_it_is_first_asked_for(view: MainView, session: Session) -> None:
    class Hands:
        def __init__(self) -> None:
            self.asked: list[object] = []
            made.append(self)

        def ask(self) -> None:
            self.asked.append("figures")

        def ask_for_story(self, story: Story) -> None:
            self.asked.append(story)

        def finish(self) -> None:
            self.asked.append("end")

    made: list[Hands] = []
    story = Story((StoryView("fleet", session.scenario),))
    waiting = HandingOverLater(view, Hands)
    waiting.finish()
    assert not made
    view.story_requested.emit(story)
    view.hand_over_requested.emit()  # by now it hears of that itself
    waiting.finish()

    assert [one.asked for one in made] == [[story, "end"]]


def test_what_the_organisation_sets_is_handed_over_so_and_what_it_switches_off_is_not_offered(
    view: MainView,
    session: Session,
    reference: TariffReference,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    presets = OrganisationPresets(
        settings={Preset.PAPER: "a4"},
        locked=frozenset({Preset.PAPER}),
        switched_off=frozenset({Feature.DECK, Feature.CSV}),
    )
    monkeypatch.setattr(organisation_presets, "_of_workstation", lambda: presets)
    settings, faults = Settings.in_file(tmp_path / "locked.ini", presets), Faults(tmp_path / "locked.log")
    settings.put_text("handover format", FormatWord.CSV.value)
    made = HandingOver(view, session, settings, tuple, faults)
    session.open(Exposure.of(fleet(), reference))
    view.show_book()

    made.ask()
    dialog = made.dialog
    assert dialog is not None
    made.settle()

    assert FormatWord.CSV not in dialog.format.values
    assert dialog.format.value is FormatWord.LIVE_BOOK
    assert not dialog.paper.isEnabled()
    assert dialog.choice.paper is PaperWord.A4
    made.finish()
    dialog.close()
    faults.uninstall()
