from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from headroom.window.files.cell_opening import CellOpening
from headroom.window.frame.menus import Menus
from headroom.window.frame.set_by_organisation import take_out
from headroom.window.frame.shell import Shell
from headroom.window.handover.dialog import remembered_paper
from headroom.window.handover.shown.choices import FormatWord, PaperWord, offered_formats
from headroom.window.handover.template_choice import TemplateChoice, remembered_template
from headroom.window.session.focus import Focus
from headroom.window.session.settings import SLIDE_TEMPLATE, THEME, Settings
from headroom.window.shown.book_cell import BookCell
from headroom.window.shown.news import News
from headroom.window.widgets.link_question import LinkQuestion
from headroom.workstation import organisation_presets
from headroom.workstation.organisation_presets import NO_PRESETS, OrganisationPresets
from headroom.workstation.preset_words import HANDED_OVER, Feature, Preset

Put = Callable[[OrganisationPresets], None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Return what presets something on this workstation."""

    def put(presets: OrganisationPresets) -> None:
        monkeypatch.setattr(organisation_presets, "_of_workstation", lambda: presets)

    return put


@pytest.fixture
def menus(shell: Shell) -> Menus:
    return shell.menus


def off(*features: Feature) -> OrganisationPresets:
    return OrganisationPresets(switched_off=frozenset(features))


def test_what_is_switched_off_is_not_in_the_menus(menus: Menus, tmp_path: Path) -> None:
    ours = (menus.scripts, menus.save_inside, menus.hand_over, menus.recent.menuAction())
    settings = Settings.in_file(tmp_path / "other.ini")
    take_out(menus, NO_PRESETS, settings)
    assert all(action.isVisible() for action in ours)

    presets = off(Feature.SCRIPTS_PAGE, Feature.DATA_INSIDE, Feature.RECENT_FILES, *HANDED_OVER)
    take_out(menus, presets, Settings.in_file(tmp_path / "other.ini", presets))

    assert not any(action.isVisible() for action in ours)


def test_one_format_left_can_be_handed_over(menus: Menus, settings: Settings, put: Put) -> None:
    presets = off(*(one for one in HANDED_OVER if one is not Feature.BRIEF))
    put(presets)

    take_out(menus, presets, settings)

    assert menus.hand_over.isVisible()
    assert offered_formats() == (FormatWord.BRIEF,)


def locked(**settings: str) -> OrganisationPresets:
    values = {Preset(name): text for name, text in settings.items()}
    return OrganisationPresets(settings=MappingProxyType(values), locked=frozenset(values))


def test_a_locked_setting_is_what_it_is_and_what_was_chosen_before_does_not_count(tmp_path: Path) -> None:
    before = Settings.in_file(tmp_path / "settings.ini")
    before.put_text(THEME, "light")
    del before

    settings = Settings.in_file(tmp_path / "settings.ini", locked(theme="dark"))
    settings.put_text(THEME, "system")

    assert settings.text(THEME) == "dark"
    assert settings.is_locked(THEME)
    del settings
    assert Settings.in_file(tmp_path / "settings.ini").text(THEME) == "light"


def test_what_is_preset_counts_until_the_user_chooses_otherwise(tmp_path: Path) -> None:
    presets = OrganisationPresets(settings=MappingProxyType({Preset.PAPER: "a4", Preset.LANGUAGE: "es"}))
    settings = Settings.in_file(tmp_path / "settings.ini", presets)
    assert remembered_paper(settings) is PaperWord.A4
    assert settings.text("language") == "es"

    settings.put_text("handover paper", PaperWord.LETTER.value)
    settings.put_text("language", "fr")

    assert remembered_paper(settings) is PaperWord.LETTER
    assert settings.text("language") == "fr"


def test_a_locked_theme_cannot_be_chosen(menus: Menus, tmp_path: Path) -> None:
    take_out(menus, NO_PRESETS, Settings.in_file(tmp_path / "other.ini", locked(theme="dark")))

    assert not any(action.isEnabled() for action in menus.looks.themes.actions())


def test_the_template_of_the_organisation_is_used_and_where_it_is_locked_no_other(
    qtbot: QtBot, tmp_path: Path
) -> None:
    template = tmp_path / "ours.potx"
    template.touch()
    free = OrganisationPresets(settings=MappingProxyType({Preset.SLIDE_TEMPLATE: str(template)}))
    for presets, may_choose in ((free, True), (locked(slide_template=str(template)), False)):
        settings = Settings.in_file(tmp_path / f"{may_choose}.ini", presets)
        choice = TemplateChoice(settings)
        qtbot.addWidget(choice)
        assert choice.template == remembered_template(settings) == template
        assert choice.choose.isVisibleTo(choice) is choice.none.isVisibleTo(choice) is may_choose
        choice._drop()
        assert settings.text(SLIDE_TEMPLATE) == ("" if may_choose else str(template))


def test_no_file_is_remembered_where_that_is_switched_off_and_those_of_before_are_forgotten(
    tmp_path: Path,
) -> None:
    told: list[Path] = []
    before = Settings.in_file(tmp_path / "settings.ini", tell_system=told.append)
    before.remember_book(tmp_path / "a.xlsx", "told")
    assert told == [tmp_path / "a.xlsx"]
    del before

    settings = Settings.in_file(tmp_path / "settings.ini", off(Feature.RECENT_FILES), told.append)
    settings.remember_book(tmp_path / "b.xlsx")
    settings.store.sync()

    assert (settings.recent, settings.recent_books, len(told)) == ((), (), 1)
    assert "xlsx" not in (tmp_path / "settings.ini").read_text(encoding="utf-8")


def test_an_address_is_only_shown_where_none_is_opened(qtbot: QtBot, put: Put) -> None:
    put(off(Feature.WEB_LINKS))
    parent = QWidget()
    qtbot.addWidget(parent)

    question = LinkQuestion(QUrl("https://example.org/a"), parent)

    assert not question.yes.isEnabled()
    assert "Your organisation has switched off" in question.text()
    assert "https://example.org/a" in question.text()


def test_no_workbook_is_opened_in_its_program_where_that_is_switched_off(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", open_it)
    book, said = tmp_path / "a.xlsx", list[News]()
    book.touch()
    parent = QWidget()
    focus = Focus(parent)
    focus.said.connect(said.append)
    opening = CellOpening(focus, lambda: (book,), parent)
    cell = BookCell("a.xlsx", "Parts", "B7")

    put(off(Feature.OPEN_CELLS))
    opening._open(cell)
    assert opened == []
    assert "Your organisation has switched off" in said[-1].text
    put(NO_PRESETS)
    opening._open(cell)
    assert len(opened) == 1
    parent.deleteLater()
