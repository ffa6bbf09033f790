import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from guides import ENGLISH, folders, translations
from headroom import resources
from headroom.policy_files.policy_file import load_presets
from headroom.window.frame.main_view import MainView
from headroom.window.frame.menu_keys import commands_of
from headroom.window.frame.shell import Shell
from headroom.window.guide.guide_window import GuideWindow
from headroom.window.guide.shown.fills import fills_of
from headroom.window.guide.shown.guide import GuidePlace, read_guide
from headroom.window.importing.password_dialog import PasswordDialog
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.session.session import Session
from headroom.window.shown.command_keys import bare
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import GuideDoor, explain, topic_of

KEY = re.compile(r"\b(?:(?:Ctrl|Alt|Shift|Mayús|Maj)\+)+(?:[A-Z]\w*|[0-9+\-\[\]])|\bF[1-9][0-2]?\b")
OF_WIDGETS = {
    *("Ctrl+D", "Ctrl+V", "Ctrl+Enter", "Alt+Left", "Alt+Right"),  # tables, cards of the story
    *("Ctrl++", "Ctrl+-", "Ctrl+0", "F3", "Shift+F3"),  # charts, and the guide itself
    "Ctrl+G",  # of Excel
}
"""Keys that are no command of a menu."""

KEYS = {
    "Mayús": "Shift",
    "Maj": "Shift",
    "Intro": "Enter",
    "Izquierda": "Left",
    "Derecha": "Right",
    "Entrée": "Enter",
    "Gauche": "Left",
    "Droite": "Right",
}
"""Names of keys in other languages."""

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def opened(view: MainView) -> GuideWindow:
    """Return the window of the guide."""
    window = view.help.guide.window
    assert window is not None
    return window


def test_the_guide_is_not_read_before_it_is_asked_for(shown: MainView) -> None:
    assert shown.help.guide.window is None


def test_f1_opens_the_guide_at_the_page_that_is_shown(shown: MainView, shell: Shell) -> None:
    for page in NAMES:
        if page != CHANGES:
            shown.work.pages.turn_to(page)
            shell.setFocus()
            shown.menus.guide.trigger()
            assert opened(shown).here == GuidePlace(f"page-{page}")


def test_f1_opens_the_guide_at_the_panel_that_is_in_use(shown: MainView, shell: Shell, qtbot: QtBot) -> None:
    for part, place in (
        (shown.work.panel.search, GuidePlace("window", "levers")),
        (shown.work.panel.chooser.box, GuidePlace("window", "policy")),
        (shown.work.panel.keep, GuidePlace("window", "baseline")),
    ):
        part.setEnabled(True)
        shell.activateWindow()
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        shown.menus.guide.trigger()
        assert opened(shown).here == place


def test_without_a_workbook_it_opens_at_the_first_steps(view: MainView) -> None:
    view.menus.guide.trigger()

    assert opened(view).here == GuidePlace("first-steps")


def test_help_leads_to_first_steps_keys_scripts_and_data_safety(shown: MainView) -> None:
    menus = shown.menus
    for action, chapter in (
        (menus.start, "first-steps"),
        (menus.keys, "keys"),
        (menus.scripts, "scripts"),
        (menus.privacy, "data-safety"),
    ):
        action.trigger()
        assert opened(shown).here.chapter == chapter


def test_there_is_one_window_of_the_guide_and_it_closes_with_the_program(
    shown: MainView, shell: Shell
) -> None:
    shown.menus.guide.trigger()
    first = opened(shown)
    first.close()
    shown.menus.keys.trigger()
    assert opened(shown) is first
    assert first.isVisible()

    shell.close()
    assert shown.help.guide.window is None


def test_a_dialog_that_blocks_the_window_has_f1_of_its_own(view: MainView, qtbot: QtBot) -> None:
    view.ask_for_password("secret.xlsx", was_wrong=False)
    dialog = view.findChild(PasswordDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)

    assert opened(view).here == GuidePlace("import", "password")
    assert opened(view).parentWidget() is None  # else the dialog would block it
    dialog.reject()


def test_the_nearest_part_that_is_explained_counts(qtbot: QtBot) -> None:
    outer, inner = QWidget(), QWidget()
    qtbot.addWidget(outer)
    inner.setParent(outer)
    assert topic_of(inner) is None
    explain(outer, GuideTopic.LEVERS)
    assert topic_of(inner) is GuideTopic.LEVERS
    explain(inner, GuideTopic.READINGS)
    assert topic_of(inner) is GuideTopic.READINGS
    assert topic_of(None) is None


def test_a_dialog_without_a_window_asks_nobody(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    explain(dialog, GuideTopic.FACTS)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_F1)

    assert dialog.isVisible()


def test_a_door_asks_for_the_page_where_nothing_is_explained(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    door = GuideDoor(widget)
    with qtbot.waitSignal(door.page_asked):
        door.ask_about(widget)


@pytest.fixture(params=[folder.name for folder in folders()])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def captions(text: str, language: str) -> set[str]:
    """Return what a caption of a menu reads in a language."""
    told = {text} if language == ENGLISH else translations(language).get(text, {text})
    return {bare(caption).removesuffix("…") for caption in told}


def test_every_command_with_keys_stands_in_the_guide(shown: MainView, shell: Shell, language: str) -> None:
    commands = commands_of(shown.menus, shell.menuBar())
    rows = commands.keyed
    listed = {(row.command, keys) for row in rows for keys in row.keys}
    wanted = {
        (bare(action.text()), keys.toString(keys.SequenceFormat.NativeText))
        for action in shown.menus.actions
        for keys in action.shortcuts()
    }
    assert wanted <= listed

    chapter = read_guide(resources.guide() / language, fills_of(load_presets(), commands)).chapters["keys"]
    told = [text for section in chapter.sections for text in section.paragraphs]
    for row in rows:
        assert f"{row.menu} · {row.command} · {' or '.join(row.keys)}" in told


def test_every_command_that_a_chapter_names_stands_in_that_menu(
    shown: MainView, shell: Shell, language: str
) -> None:
    there: set[str] = set()
    assert shown.menus.actions
    todo = [(action, "") for action in shell.menuBar().actions()]
    roots = {title for action, _ in todo for title in captions(action.text(), language)}
    while todo:
        action, above = todo.pop()
        paths = {f"{above} > {title}" if above else title for title in captions(action.text(), language)}
        there |= paths
        menu = action.menu()
        if isinstance(menu, QMenu):
            todo += [(inside, path) for inside in menu.actions() for path in paths]

    naming = re.compile(rf"\*((?:{'|'.join(map(re.escape, roots))}) > [^*]+)\*")
    named: set[str] = set()
    for file in (resources.guide() / language).glob("*.md"):
        told = " ".join(file.read_text(encoding="utf-8").split())
        named |= {found.removesuffix("…") for found in naming.findall(told)}
    assert len(named) > 15
    assert named - there == set()


def test_every_key_that_a_chapter_names_is_one_of_the_window(
    shown: MainView, shell: Shell, language: str
) -> None:
    commands = commands_of(shown.menus, shell.menuBar())
    there = {key.replace("PgDown", "PgDn") for row in commands.keyed for key in row.keys} | OF_WIDGETS
    named: set[str] = set()
    for file in (resources.guide() / language).glob("*.md"):
        named |= set(KEY.findall(file.read_text(encoding="utf-8")))

    assert len(named) > 30
    assert {"+".join(KEYS.get(part, part) for part in key.split("+")) for key in named} - there == set()


def test_what_can_be_chosen_in_the_menus_stands_in_the_guide(
    shown: MainView, shell: Shell, language: str
) -> None:
    commands = commands_of(shown.menus, shell.menuBar())
    assert "View > Theme" in {row.menu for row in commands.chosen}

    chapters = read_guide(resources.guide() / language, fills_of(load_presets(), commands)).chapters
    told = [text for section in chapters["accessibility"].sections for text in section.paragraphs]
    for row in commands.chosen:
        assert f"{row.menu} · {', '.join(row.choices)}" in told


def test_the_guide_is_explained_by_itself_while_a_session_is_open(shown: MainView, session: Session) -> None:
    assert session.exposure is not None
    shown.menus.guide.trigger()
    QApplication.processEvents()

    assert opened(shown).isVisible()
    assert opened(shown).windowTitle().endswith("Guide to Headroom")
