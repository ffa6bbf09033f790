"""Which models are shown on every page: chips that are taken away by a click, and a menu that adds others."""

from collections import Counter
from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from headroom.analysis.model_filter import ALL_MODELS, ModelFilter, ModelTrait, model_labels, shown_label
from headroom.foreign_text import brief
from headroom.language import tr
from headroom.window.frame.menus import Menus
from headroom.window.frame.shown.shown_words import chip_words, shown_line
from headroom.window.look.plain_text import plain_caption
from headroom.window.look.theme import SPACE
from headroom.window.pages.page_list import GROUPS
from headroom.window.pages.page_stack import EDITS, PageStack
from headroom.window.session.session import Session
from headroom.window.widgets.chip_line import ChipLine
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.words import formatting

LISTS = {page.name: page.lists for group in GROUPS for page in group.pages}
_LONGEST = 48
_MARGIN = SPACE * 3 // 2


class FilterBar(QWidget):
    """Stands above the pages while not all models are shown.

    Args:
        session: Knows which models are shown.
        pages: The pages, of which one is seen below it.
        menus: Ask for the menu, and for all models.
        button: Below which the menu opens.
        parent: Parent widget.
    """

    def __init__(
        self, session: Session, pages: PageStack, menus: Menus, button: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._button = button
        self._session = session
        self._pages = pages
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chips = ChipLine()
        self.line = ElidedLabel()
        self.line.setProperty("kind", "muted")
        self.setProperty(EDITS, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 2, _MARGIN, 4)
        row.setSpacing(SPACE)
        row.addWidget(self.chips, 3)
        row.addWidget(self.line, 2, Qt.AlignmentFlag.AlignVCenter)
        self.chips.removed.connect(self._take_away)
        menus.show_only.triggered.connect(self._choose)
        menus.show_all.triggered.connect(self.show_all)
        session.changed.connect(self.refresh)
        pages.turned.connect(self.refresh)
        self._words: tuple[str, ...] = ()
        self._presenting = False
        self.hide()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say which models are shown now."""
        words = chip_words(self._session.workspace.shown)
        if words != self._words:
            self._words = words
            self.chips.show_chips(words)
        if words and self._session.exposure is not None:
            shown = self._session.shown
            lists = LISTS.get(self._pages.current, True)
            self.line.setText(shown_line(int(shown.sum()), len(shown), lists=lists))
        wanted = bool(words) and not self._presenting
        if self.isHidden() is wanted:
            self.setVisible(wanted)

    def present(self, *, presenting: bool) -> None:
        """Give way to the line of the law, which says the same to a room, or be seen again."""
        self._presenting = presenting
        self.refresh()

    def menu(self) -> QMenu:
        """Return the menu of classes, brands, plants and verdicts, each with how many models have it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outcome, wanted = self._session.outcome, self._session.wanted.shown
        every = menu.addAction(tr("Show all models"))
        every.setEnabled(not wanted.all)
        every.triggered.connect(self.show_all)
        menu.addSeparator()
        for trait in ModelTrait if outcome is not None else ():
            counts = Counter(model_labels(outcome, trait)) if outcome is not None else Counter[str]()
            inside = menu.addMenu(trait.label)
            chosen = wanted.labels(trait)
            shown = {label: shown_label(trait, label) for label in (*counts, *chosen)}
            for label, name in sorted(shown.items(), key=lambda one: one[1].casefold()):
                words = f"{plain_caption(brief(name, _LONGEST))}  ({formatting.count(counts[label])})"
                action = inside.addAction(words)
                action.setCheckable(True)
                action.setChecked(label in chosen)
                action.triggered.connect(partial(self._turn, trait, label))
        return menu

    @Slot()
    def _choose(self) -> None:
        """Offer which models are shown, below the button for it; while presenting at the top of the page."""
        button = self._button
        place = QPoint(0, button.height()) if button.isVisible() else QPoint(SPACE, SPACE)
        self.menu().popup((button if button.isVisible() else self._pages).mapToGlobal(place))

    @Slot()
    def show_all(self) -> None:
        """Show all models again."""
        self._session.show_only(ALL_MODELS)

    def _turn(self, trait: ModelTrait, label: str) -> None:
        """Show models with one more label, or without it."""
        self._session.show_only(self._session.wanted.shown.turned(trait, label))

    @Slot(int)
    def _take_away(self, at: int) -> None:
        """Take one label away."""
        chosen = self._session.wanted.shown.chosen
        if at < len(chosen):
            self._session.show_only(ModelFilter(chosen[:at] + chosen[at + 1 :]))
