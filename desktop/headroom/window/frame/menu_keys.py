"""The commands as the guide lists them: read from the menus, so that none is forgotten."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from headroom.language import tr
from headroom.window.frame.key_text import key_texts
from headroom.window.frame.menus import Menus
from headroom.window.shown.command_keys import CommandKeys, Commands, MenuChoices, bare

_STAGE = tr("while presenting")


def commands_of(menus: Menus, bar: QMenuBar) -> Commands:
    """Return what the guide lists of the menus: commands with keys, and what can be chosen."""
    chosen = (row for entry in bar.actions() for row in _choices(_menu(entry), ""))
    return Commands(tuple(menu_keys(menus, bar)), tuple(chosen))


def menu_keys(menus: Menus, bar: QMenuBar) -> list[CommandKeys]:
    """Return every command with keys, in the order of the menus; then those of a presentation."""
    found = [row for entry in bar.actions() for row in _rows(_menu(entry), "")]
    stage = (menus.leave, *menus.go.on_stage)
    return [
        *found,
        *(CommandKeys(tr("while presenting"), bare(action.text()), key_texts(action)) for action in stage),
    ]


def _rows(menu: QMenu | None, above: str) -> Iterator[CommandKeys]:
    """Yield the commands of a menu and of those inside it."""
    if menu is None:
        return
    title = f"{above} > {bare(menu.title())}" if above else bare(menu.title())
    for action in menu.actions():
        inside = _menu(action)
        if inside is not None:
            yield from _rows(inside, title)
        elif action.shortcuts():
            yield CommandKeys(title, bare(action.text()), key_texts(action))


def _choices(menu: QMenu | None, above: str) -> Iterator[MenuChoices]:
    """Yield the menus inside a menu of which one entry is checked."""
    if menu is None:
        return
    title = f"{above} > {bare(menu.title())}" if above else bare(menu.title())
    choices = [action for action in menu.actions() if action.actionGroup() is not None]
    if above and choices and all(action.isCheckable() for action in choices):
        yield MenuChoices(title, tuple(bare(action.text()) for action in choices))
    for action in menu.actions():
        yield from _choices(_menu(action), title)


def _menu(action: QAction) -> QMenu | None:
    """Return the menu that an entry opens; None for a command."""
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None
