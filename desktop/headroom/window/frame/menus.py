"""The menus of the window: every command, its words and its keys."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from headroom.language import tr
from headroom.window.frame.go_menu import GoMenu
from headroom.window.frame.language_menu import LanguageMenu
from headroom.window.frame.look_menus import LookMenus
from headroom.window.look.plain_text import plain_caption, plain_tooltip
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.orders import Order

_KEYS = QKeySequence.StandardKey


class Menus(QObject):
    """Makes the actions and puts them into menus; what they do is connected by the window.

    Attributes:
        recent_chosen: Emitted with the workbook chosen from File > Open recent.
        order_chosen: Emitted with the order of the models.
        grouping_chosen: Emitted with the groups in which the models stand.
    """

    recent_chosen = Signal(Path)
    order_chosen: ValueSignal[Order] = value_signal()
    grouping_chosen: ValueSignal[Grouping] = value_signal()

    def __init__(self, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self.open = self._action(tr("&Open…"), _KEYS.Open)
        self.new_window = self._action(tr("&New window"), "Ctrl+Shift+N")
        self.again = self._action(tr("Read a&gain"), "Ctrl+F5")
        self.look_over = self._action(tr("&Change how it is read…"))
        self.sample = self._action(tr("Open the &sample"))
        self.policy = self._action(tr("Open polic&y file…"), "Ctrl+Shift+O")
        self.hand_over, self.hand_back = self._handing()
        self.save = self._action(tr("Sa&ve work"), _KEYS.Save)
        self.save_as = self._action(tr("Save work &as…"), "Ctrl+Shift+S")
        self.save_inside = self._action(tr("Save work with the &data inside…"))
        self.template = self._action(tr("Save an emp&ty template…"))
        self.report = self._action(tr("Save &import report…"))
        self.imported = self._action(tr("&Import report"))
        self.imported.setIconText(tr("Import report"))
        self.models_sheet = self._action(tr("Save as a &Models sheet…"))
        self.layouts = self._action(tr("Remembered &layouts…"))
        self.picture = self._action(tr("Save pict&ure…"), "Ctrl+Shift+P")
        self.quit = self._action(tr("&Quit"), "Ctrl+Q")
        self.undo = self._action(tr("&Undo"), _KEYS.Undo)
        self.redo = self._action(tr("&Redo"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for step in (self.undo, self.redo):
            step.setEnabled(False)
        self.reset = self._action(tr("Reset to &baseline"), "Ctrl+R")
        self.keep = self._action(tr("Use as b&aseline"), "Ctrl+B")
        self.change_parts = self._action(tr("C&hange parts…"), "F2")
        self.copy_chosen, self.copy, self.copy_chart = self._copying()
        self.save_chart = self._action(tr("Save the c&hart…"), "Ctrl+Shift+E")
        self.preview, self.print_page = self._printing()
        self.search = self._action(tr("&Find a model"), _KEYS.Find)
        self.show_only, self.show_all = self._showing()
        self.facts = self._action(tr("&Vehicle facts…"), "Ctrl+Shift+V")
        self.facts.setIconText(tr("Type vehicle facts"))
        self.problems = self._action(tr("Pr&oblems"), "Ctrl+E")
        self.follow = self._action(tr("Follow &figure back"), "Ctrl+T")
        self.changes = self._action(tr("&Changes since the last reading"))
        self.changes.setIconText(tr("See the changes"))
        self.changes.setEnabled(False)
        self.present, self.leave = self._presenting()
        self.add_view = self._action(tr("&Add this view to the story"), "Ctrl+M")
        self.story = self._action(tr("Stor&y"), "Ctrl+Shift+M", checkable=True)
        self.full_screen = self._action(tr("F&ull screen"), "F11", checkable=True)
        self.guide, self.start, self.keys, self.tour = self._guiding()
        self.scripts = self._action(tr("&Scripts and notebooks"))
        self.about = self._action(tr("&About Headroom and licences"))
        self.privacy = self._action(tr("Cost data never leaves this computer"))
        self.orders, self.groupings = self._choosing()
        self.looks, self.language = LookMenus(self), LanguageMenu(self)
        self._fill(bar)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Return every action with keys of its own."""
        every = (value for value in vars(self).values() if isinstance(value, QAction))
        looks = (self.looks.larger, self.looks.smaller)
        return tuple(action for action in (*every, *looks, *self.go.keyed) if action.shortcuts())

    @property
    def of_open_book(self) -> tuple[QAction, ...]:
        """Return the actions that need an open workbook."""
        edits = (
            self.reset,
            self.keep,
            self.change_parts,
            *self._lets_out,
            self.search,
            self.show_only,
            self.show_all,
        )
        of_book = (self.save, self.save_as, self.save_inside, self.report, self.imported, self.problems)
        facts = (self.facts, self.models_sheet)
        out, story = (self.hand_over, self.picture), (self.add_view, self.story)
        return (*out, *edits, *facts, *of_book, self.follow, *story, self.present, *self.go.actions)

    @property
    def of_files(self) -> tuple[QAction, ...]:
        """Return the actions that need the files of the open workbook."""
        return self.again, self.look_over, self.hand_back

    @property
    def _lets_out(self) -> tuple[QAction, ...]:
        """Return the actions that let out what the page shows."""
        return self.copy_chosen, self.copy, self.copy_chart, self.save_chart, self.preview, self.print_page

    def _guiding(self) -> tuple[QAction, QAction, QAction, QAction]:
        """Return what shows the guide, its first chapter and the one of the keys, and the tour."""
        return (
            self._action(tr("&Guide"), "F1"),
            self._action(tr("&First steps")),
            self._action(tr("&Keys")),
            self._action(tr("Take the &tour")),
        )

    def _handing(self) -> tuple[QAction, QAction]:
        """Return what hands figures over, and what hands the workbook back."""
        over = self._action(tr("Hand ov&er…"), "Ctrl+H")
        over.setIconText(tr("Hand over"))
        return over, self._action(tr("Hand bac&k a marked copy…"), "Ctrl+Shift+H")

    def _presenting(self) -> tuple[QAction, QAction]:
        """Return what begins and what ends a presentation."""
        leave = self._action(tr("Leave the presentation"), "Esc")
        leave.setEnabled(False)
        return self._action(tr("&Present"), "F5", checkable=True), leave

    def _copying(self) -> tuple[QAction, QAction, QAction]:
        """Return the actions that copy what is chosen, the tables of the page, and its chart."""
        return (
            self._action(tr("&Copy"), _KEYS.Copy),
            self._action(tr("Copy the tables of the pa&ge"), "Ctrl+Shift+C"),
            self._action(tr("Copy the chart as a &picture"), "Ctrl+Shift+G"),
        )

    def _choosing(self) -> tuple[QActionGroup, QActionGroup]:
        """Return the actions that choose the order and the groups of the models."""
        orders = self._choices({order: tr("Models {order}", order=order.word) for order in Order})
        groupings = self._choices(
            {grouping: tr("Models {order}", order=grouping.word) for grouping in Grouping}
        )
        orders.triggered.connect(self._choose_order)
        groupings.triggered.connect(self._choose_grouping)
        return orders, groupings

    def _showing(self) -> tuple[QAction, QAction]:
        """Return the actions that choose which models are shown on every page."""
        return self._action(tr("Sho&w only…"), "Ctrl+Shift+F"), self._action(
            tr("Show a&ll models"), "Ctrl+Shift+A"
        )

    def _printing(self) -> tuple[QAction, QAction]:
        """Return the actions that show the page on paper, and print it."""
        return self._action(tr("Print previe&w…"), "Ctrl+F2"), self._action(tr("&Print…"), _KEYS.Print)

    def _fill(self, bar: QMenuBar) -> None:
        """Put the menus into ``bar``."""
        self.file = self._menu(bar, tr("&File"), (self.open,))
        self.recent = self.file.addMenu(tr("Open &recent"))
        self.recent.setToolTipsVisible(True)
        self.recent.triggered.connect(self._choose_recent)
        self._add(self.file, (self.new_window, self.again, self.look_over, self.sample, self.policy, None))
        self._add(self.file, (self.save, self.save_as, self.save_inside, None))
        self._add(self.file, (self.hand_over, None))
        self._add(self.file, (self.hand_back, self.report, self.models_sheet, None))
        self._add(self.file, (self.picture, self.save_chart, None))
        self._add(self.file, (self.preview, self.print_page, None))
        self._add(self.file, (self.template, self.layouts, None, self.quit))
        self._menu(
            bar,
            tr("&Edit"),
            (
                *(self.undo, self.redo, None, self.change_parts, self.reset, self.keep, None),
                *(self.facts, None, self.copy_chosen, self.copy, self.copy_chart, None, self.search),
            ),
        )
        self.view = self._menu(
            bar,
            tr("&View"),
            (
                *self.orders.actions(),
                None,
                self.show_only,
                self.show_all,
                None,
                self.problems,
                self.changes,
                self.follow,
                None,
            ),
        )
        self._group_menu()
        self.looks.put_into(self.view)
        self.language.put_into(self.view)
        self._add(self.view, (None, self.story, self.add_view, None, self.present))
        self.screens = self.view.addMenu(tr("Present o&n"))
        self._add(self.view, (self.full_screen,))
        self.go = GoMenu(bar, self)
        help_ = (
            self.guide,
            self.start,
            self.tour,
            None,
            self.keys,
            self.scripts,
            None,
            self.about,
            self.privacy,
        )
        self._menu(bar, tr("&Help"), help_)

    def _group_menu(self) -> None:
        """Put the groups of the models into a menu of their own."""
        self.view.addMenu(tr("&Groups of the models")).addActions(self.groupings.actions())

    def follow_history(self, history: QUndoStack) -> None:
        """Let undo and redo go through a history of edits."""
        self.undo.triggered.connect(history.undo)
        self.redo.triggered.connect(history.redo)
        self.undo.setEnabled(history.canUndo())
        self.redo.setEnabled(history.canRedo())
        self._name_undo(history.undoText())
        self._name_redo(history.redoText())
        history.canUndoChanged.connect(self.undo.setEnabled)
        history.canRedoChanged.connect(self.redo.setEnabled)
        history.undoTextChanged.connect(self._name_undo)
        history.redoTextChanged.connect(self._name_redo)

    @Slot(str)
    def _name_undo(self, step: str) -> None:
        """Say which step would be undone."""
        self.undo.setText(tr("&Undo {step}", step=plain_caption(step)).rstrip())

    @Slot(str)
    def _name_redo(self, step: str) -> None:
        """Say which step would be done again."""
        self.redo.setText(tr("&Redo {step}", step=plain_caption(step)).rstrip())

    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """Offer the workbooks opened last."""
        self.recent.clear()
        for number, path in enumerate(paths, 1):
            action = self.recent.addAction(f"&{number}  {plain_caption(path.name)}")
            action.setToolTip(plain_tooltip(str(path)))
            action.setStatusTip(str(path))
            action.setData(str(path))
        self.recent.setEnabled(bool(paths))

    def mark(self, order: Order, grouping: Grouping) -> None:
        """Check the order and the groups that are shown."""
        for group, value in ((self.orders, order), (self.groupings, grouping)):
            for action in group.actions():
                action.setChecked(action.data() == value)

    def _action(
        self, words: str, keys: QKeySequence.StandardKey | str | None = None, *, checkable: bool = False
    ) -> QAction:
        """Return an action with its words and keys."""
        action = QAction(words, self)
        action.setCheckable(checkable)
        if isinstance(keys, str):
            action.setShortcut(QKeySequence(keys))
        elif keys is not None:
            action.setShortcuts(keys)
        return action

    def _choices(self, words_of: dict[Order, str] | dict[Grouping, str]) -> QActionGroup:
        """Return actions of which one is checked."""
        group = QActionGroup(self)
        for value, words in words_of.items():
            action = QAction(words, group)
            action.setCheckable(True)
            action.setData(value)
        return group

    def _menu(self, bar: QMenuBar, title: str, actions: Iterable[QAction | None]) -> QMenu:
        """Return a new menu of ``bar``."""
        menu = bar.addMenu(title)
        self._add(menu, actions)
        return menu

    def _add(self, menu: QMenu, actions: Iterable[QAction | None]) -> None:
        """Add actions to a menu; None is a line between them."""
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    @Slot(QAction)
    def _choose_order(self, action: QAction) -> None:
        """Say which order was chosen."""
        self.order_chosen.emit(Order(action.data()))

    @Slot(QAction)
    def _choose_grouping(self, action: QAction) -> None:
        """Say which groups were chosen."""
        self.grouping_chosen.emit(Grouping(action.data()))

    @Slot(QAction)
    def _choose_recent(self, action: QAction) -> None:
        """Say which workbook was chosen."""
        self.recent_chosen.emit(Path(action.data()))
