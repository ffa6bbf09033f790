"""The chooser of the policy, with its date, its badge and its sources."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from headroom.language import tr, tr_in, translated
from headroom.output.levers import cited
from headroom.rules.policy import Policy
from headroom.window.levers.law_date_row import LawDateRow
from headroom.window.levers.shown.policy_sources import alike, policy_sources
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.look.sized import grow
from headroom.window.session.session import Session
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.explained import explain
from headroom.window.widgets.text_window import TextWindow

_LIST_WIDTH = 340
_APART, _CLOSE = 6, 2
"""Pixels between what stands on the line of the date: where there is room, and where there is little."""

_CHANGED = ", " + tr_in("a policy", "changed")
_CHANGED_TIP = tr("Numbers or readings of the policy are not as published: “Sources” lists them.")
_HYPOTHETICAL = Qt.ItemDataRole.UserRole + 1


class _PolicyDelegate(QStyledItemDelegate):
    """Says in the list which policies are hypothetical."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the word behind the title."""
        super().initStyleOption(option, index)
        option.font.setWeight(QFont.Weight.Normal)
        if index.data(_HYPOTHETICAL):
            option.text = tr("{policy} · hypothetical", policy=option.text)


class PresetChooser(QWidget):
    """Shows which policy the scenario rests on; choosing another is one step of the history."""

    def __init__(self, session: Session, presets: tuple[Policy, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._policies: list[Policy] = []
        self.box = QComboBox()
        name_box(self.box, tr("Policy"))
        self.box.setItemDelegate(_PolicyDelegate(self.box))
        grow(self.box, self.box.view().setMinimumWidth, _LIST_WIDTH)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.date = LawDateRow(session)
        self.date.offered.connect(self.choose)
        self.badge = PlainLabel(tr_in("a policy", "hypothetical"))
        self.badge.setProperty("kind", "badge")
        self.badge.setToolTip(tr("It was proposed or is assumed, and never was law."))
        self.source = QPushButton(tr("Sources"))
        self.source.setProperty("kind", "link")
        self.source.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()
        for policy in presets:
            self.add(policy)
        self.box.activated.connect(self._choose)
        self.source.clicked.connect(self._show_sources)
        self.refresh()

    @property
    def published(self) -> Policy | None:
        """Return the scenario's policy on its date before any change; None where it is not known."""
        policy = self._session.scenario.policy
        known = next((one for one in self._policies if one.name == policy.name), None)
        return None if known is None else known.at(policy.as_of)

    def add(self, policy: Policy) -> Policy:
        """Offer another policy, under a name of its own, and return it as offered."""
        names = {known.name for known in self._policies}
        offered, number = policy, 2
        while offered.name in names:
            offered = replace(policy, name=f"{policy.name}-{number}", title=f"{policy.title} ({number})")
            number += 1
        self._policies.append(offered)
        self._session.publish(offered)
        self.box.addItem(offered.title, offered.name)
        at = self.box.count() - 1
        self.box.setItemData(at, offered.hypothetical, _HYPOTHETICAL)
        self.box.setItemData(at, plain_tooltip(offered.summary), Qt.ItemDataRole.ToolTipRole)
        return offered

    def choose(self, policy: Policy) -> None:
        """Put ``policy`` in the place of the scenario's, as one step."""
        scenario = replace(self._session.wanted.scenario, policy=policy)
        self._session.edit(
            tr("Policy {policy}", policy=translated(policy.title)),
            self._session.wanted.with_scenario(scenario),
        )

    @Slot()
    def turn(self) -> None:
        """Put the next policy in the place of the scenario's; the first follows the last."""
        self.choose(self._policies[(self.box.currentIndex() + 1) % len(self._policies)])

    @Slot()
    def refresh(self) -> None:
        """Show the policy of the session's scenario."""
        policy, published = self._session.scenario.policy, self.published
        blocked = QSignalBlocker(self.box)
        current = self.box.findData(policy.name)
        for at, known in enumerate(self._policies):
            changed = at == current and published is not None and not alike(policy, published)
            self.box.setItemText(at, f"{translated(known.title)}{_CHANGED if changed else ''}")
        self.box.setCurrentIndex(current)
        blocked.unblock()
        changed = self.box.currentText().endswith(_CHANGED)
        about = (policy.summary, _CHANGED_TIP if changed else "")
        self.box.setToolTip(plain_tooltip("\n".join(text for text in about if text)))
        self.date.refresh()
        self.badge.setVisible(policy.hypothetical)
        self._fit()
        about = (cited(policy.source), translated(policy.source.note))
        self.source.setToolTip(plain_tooltip("\n".join(text for text in about if text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what stands before the date where nothing beside it would be whole else."""
        date, label = self.date, self.date.label
        badge = () if self.badge.isHidden() else (self.badge,)
        needed = date.field.minimumWidth() + sum(
            one.sizeHint().width() + _APART for one in (date.back, date.on, *badge, self.source)
        )
        labelled = needed + label.sizeHint().width() + _APART <= self.width()
        if label.isHidden() is labelled:
            label.setVisible(labelled)
        date.line.setSpacing(_APART if needed <= self.width() else _CLOSE)

    def _lay_out(self) -> None:
        """Put the parts below one another."""
        line = self.date.line
        line.addWidget(self.badge)
        line.addWidget(self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.date)

    @Slot(int)
    def _choose(self, index: int) -> None:
        """Choose the policy at ``index``."""
        self.choose(self._policies[index])

    @Slot()
    def _show_sources(self) -> None:
        """Show every figure of the policy with its source."""
        policy = self._session.scenario.policy
        text = policy_sources(policy, self.published)
        sources = TextWindow(tr("Sources"), {translated(policy.title): text}, self.window())
        explain(sources, GuideTopic.SOURCES)
        sources.show()
