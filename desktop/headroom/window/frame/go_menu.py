"""The menu of places to go to: groups of pages, pages, and whatever can be found by its name."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from headroom.language import tr, tr_in
from headroom.window.look.plain_text import plain_caption
from headroom.window.pages.page_list import CHANGES, GROUPS

_INDENT = "    "


class GoMenu(QObject):
    """Makes the actions and their menu; what they do is connected by the window.

    Attributes:
        group_chosen: Emitted with the place of a group, from 0.
        page_chosen: Emitted with the name of a page.
        turned: Emitted with how many pages to turn on.
        policy_turned: The next policy shall be tried.
        scenario_turned: The next scenario shall be tried.
        on_stage: What bare keys do while presenting.
        clicker: Those of them that the keys of a clicker do: on, and back.
    """

    group_chosen = Signal(int)
    page_chosen = Signal(str)
    turned = Signal(int)
    policy_turned = Signal()
    scenario_turned = Signal()

    def __init__(self, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self.find = _action(self, tr("&Find a model, page or lever…"), "Ctrl+K")
        self.find_lever = _action(self, tr("Find a &lever"), "Ctrl+L")
        self.law_before = _action(self, tr("Law: the change b&efore"), "Ctrl+[")
        self.law_next = _action(self, tr("Law: the next chan&ge"), "Ctrl+]")
        self.following = _action(self, tr("&Next page"), "Ctrl+Tab", "Ctrl+PgDown")
        self.before = _action(self, tr("Page &before"), "Ctrl+Shift+Tab", "Ctrl+PgUp")
        self._to_groups = QActionGroup(self)
        self._to_pages = QActionGroup(self)
        self.pages: dict[str, QAction] = {}
        self.menu: QMenu = bar.addMenu(tr_in("a menu", "&Go"))
        self.menu.addActions((self.find, self.find_lever, self.law_before, self.law_next))
        self.menu.addSeparator()
        for at, group in enumerate(GROUPS):
            action = _action(self, plain_caption(group.title), f"Ctrl+{at + 1}")
            action.setData(at)
            self.menu.addAction(self._to_groups.addAction(action))
            for page in group.pages:
                self.pages[page.name] = _action(self, f"{_INDENT}{plain_caption(page.title)}")
                self.pages[page.name].setData(page.name)
                self.menu.addAction(self._to_pages.addAction(self.pages[page.name]))
        self.menu.addSeparator()
        self.menu.addActions((self.following, self.before))
        self.clicker = _action(self, tr("Next page"), "PgDown"), _action(self, tr("Page before"), "PgUp")
        self.on_stage = self._for_the_stage()
        self.pages[CHANGES].setVisible(False)
        self._to_groups.triggered.connect(self._go_to_group)
        self._to_pages.triggered.connect(self._go_to_page)
        self.following.triggered.connect(self._turn_on)
        self.before.triggered.connect(self._turn_back)

    @property
    def groups(self) -> list[QAction]:
        """Return what goes to the groups, in their order."""
        return self._to_groups.actions()

    def present(self, *, presenting: bool) -> None:
        """Let bare keys turn the pages, as those of a clicker do, while presenting."""
        for action in self.on_stage:
            action.setEnabled(presenting)

    def _for_the_stage(self) -> tuple[QAction, ...]:
        """Return what bare keys do while presenting; none of it stands in a menu."""
        on, back = _action(self, tr("Next page"), "Right"), _action(self, tr("Page before"), "Left")
        for one in (on, self.clicker[0]):
            one.triggered.connect(self._turn_on)
        for one in (back, self.clicker[1]):
            one.triggered.connect(self._turn_back)
        policy, scenario = _action(self, tr("Next policy"), "P"), _action(self, tr("Next scenario"), "S")
        policy.triggered.connect(self.policy_turned)
        scenario.triggered.connect(self.scenario_turned)
        digits = []
        for at, group in enumerate(GROUPS):
            action = _action(self, plain_caption(group.title), str(at + 1))
            action.setData(at)
            action.triggered.connect(self._to_groups.actions()[at].trigger)
            digits.append(action)
        made = (on, back, *self.clicker, policy, scenario, *digits)
        for action in made:
            action.setEnabled(False)
        return made

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Return every action with keys of its own, or a page."""
        law = (self.law_before, self.law_next)
        return (
            self.find,
            self.find_lever,
            *law,
            self.following,
            self.before,
            *self.groups,
            *self.pages.values(),
        )

    @property
    def keyed(self) -> tuple[QAction, ...]:
        """Return every action with keys of its own, also those of a presentation."""
        return (*self.actions, *self.on_stage)

    @Slot(QAction)
    def _go_to_group(self, action: QAction) -> None:
        """Say which group was chosen."""
        self.group_chosen.emit(action.data())

    @Slot(QAction)
    def _go_to_page(self, action: QAction) -> None:
        """Say which page was chosen."""
        self.page_chosen.emit(action.data())

    @Slot()
    def _turn_on(self) -> None:
        """Turn to the next page."""
        self.turned.emit(1)

    @Slot()
    def _turn_back(self) -> None:
        """Turn to the page before."""
        self.turned.emit(-1)


def _action(parent: QObject, words: str, *keys: str) -> QAction:
    """Return an action with its words and keys."""
    action = QAction(words, parent)
    action.setShortcuts([QKeySequence(one) for one in keys])
    return action
