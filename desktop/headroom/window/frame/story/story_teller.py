"""Adds views to the story, goes to them, and tells them one after the other while presenting."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from headroom.language import tr
from headroom.window.frame.story.shown.story_card import placed
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.saved_story import ground_of
from headroom.work.story import Story, StoryView
from headroom.work.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the analyst was before the story was told."""

    page: str
    model: str | None
    choices: dict[str, dict[str, str]]


class StoryTeller(QObject):
    """Knows which view is told.

    While a story is told, the scenario of each view is lent to the session: nothing of it is a step of the
    history, and page, model, choices and scenario are the analyst's own again when the telling ends.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        pages: The pages.
        parent: Parent object.

    Attributes:
        turned: Emitted when another view is told, or none any more.
        refused: Emitted when the story cannot be changed, as it is told.
    """

    turned = Signal()
    refused = Signal()

    def __init__(
        self, session: Session, focus: Focus, pages: PageStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._focus, self._pages = session, focus, pages
        self._at = -1
        self._before: _Place | None = None
        self._marked: tuple[StoryView, StoryView] | None = None
        self._ground: tuple[object, Workspace, str] | None = None
        session.changed.connect(self._entitle)
        pages.turned.connect(self._entitle)

    @property
    def story(self) -> Story:
        """Return the views."""
        return self._session.own.story

    @property
    def at(self) -> int:
        """Return the place of the view that is told, from 0; -1 where none is."""
        return self._at

    @property
    def telling(self) -> bool:
        """Return whether the story is told."""
        return self._at >= 0

    @property
    def tellable(self) -> tuple[int, ...]:
        """Return the places of the views whose page is offered."""
        names = self._pages.names
        return tuple(at for at, view in enumerate(self.story) if view.page in names)

    @property
    def ground(self) -> str:
        """Return what the sentences of all views depend on now; empty where no workbook is open."""
        exposure, own = self._session.exposure, self._session.own
        if exposure is None:
            return ""
        known = self._ground
        if (
            known is None
            or known[0] is not exposure
            or (known[1].baseline, known[1].facts) != (own.baseline, own.facts)
        ):
            known = exposure, own, ground_of(exposure, own)
            self._ground = known
        return known[2]

    def view_now(self) -> StoryView:
        """Return what the window shows as a view."""
        page = self._pages.page(self._pages.current)
        return StoryView(
            page=self._pages.current,
            scenario=self._session.wanted.scenario,
            model=self._focus.model or "",
            choices=page.choices if isinstance(page, FramedPage) else {},
            shown=self._session.wanted.shown,
        )

    def looked_at(self) -> StoryView | None:
        """Return the view of the story that the window shows, as far as it could be shown; None for none."""
        now = self.view_now()
        if self._marked is not None and self._marked[1] == now and self._marked[0] in self.story.views:
            return self._marked[0]
        return next((view for view in self.story if view.shows_what(now)), None)

    @Slot()
    def add(self) -> None:
        """Add what the window shows as the last view."""
        story = self.story
        view = self._found_now(self.view_now())
        self._tell_story(tr("Add view {number}", number=len(story) + 1), story.with_view(view))

    def take_again(self, at: int) -> None:
        """Put what the window shows in the place of a view; its title and its note stay."""
        old = self.story[at]
        view = replace(self._found_now(self.view_now()), title=old.title, note=old.note)
        self._tell_story(tr("Change view {number}", number=at + 1), self.story.with_one(at, view))

    def remove(self, at: int) -> None:
        """Take a view out."""
        self._tell_story(tr("Remove view {number}", number=at + 1), self.story.without(at))

    def move(self, at: int, to: int) -> None:
        """Put a view at another place, unless there is none."""
        if at != to and 0 <= to < len(self.story):
            self._tell_story(tr("Move view {number}", number=at + 1), self.story.moved(at, to))

    def entitle(self, at: int, title: str) -> None:
        """Give a view a title; an empty one is what its page finds."""
        self._tell_story(tr("Title of view {number}", number=at + 1), self.story.titled(at, title))

    def remark(self, at: int, note: str) -> None:
        """Give a view a note."""
        self._tell_story(tr("Note on view {number}", number=at + 1), self.story.noted(at, note))

    def go_to(self, at: int) -> bool:
        """Show a view, as one step that can be undone unless the story is told; return whether it can be."""
        if at not in self.tellable:
            return False
        if self.telling:
            self._show(at)
            return True
        view, session = self.story[at], self._session
        self._pages.turn_unseen(
            view.page, lambda: session.edit(tr("View {number}", number=at + 1), placed(session.wanted, view))
        )
        self._arrange(view)
        return True

    def begin(self, at: int = 0) -> bool:
        """Begin to tell the story at a view, or after it; return whether there is one to tell."""
        tellable = self.tellable
        if not tellable:
            return False
        self._before = _Place(self._pages.current, self._focus.model, {})
        self._show(next((one for one in tellable if one >= at), tellable[0]))
        return True

    def turn_by(self, steps: int) -> None:
        """Tell the view so many on; the first follows the last."""
        tellable = self.tellable
        if self.telling and tellable:
            near = next((place for place, one in enumerate(tellable) if one >= self._at), 0)
            self._show(tellable[(near + steps) % len(tellable)])

    def end(self) -> None:
        """Tell no more: everything is as it was before."""
        if not self.telling:
            return
        before, self._before, self._at = self._before, None, -1
        page = before.page if before is not None and before.page in self._pages.names else self._pages.current
        self._pages.turn_unseen(page, self._session.give_back)
        if before is not None:
            for name, choices in before.choices.items():
                shown = self._pages.page(name)
                if isinstance(shown, FramedPage):
                    shown.take_choices(choices)
            self._focus.look_at(before.model)
        self._entitle()
        self.turned.emit()

    def _show(self, at: int) -> None:
        """Tell one view."""
        view, session = self.story[at], self._session
        self._at = at
        page = self._pages.page(view.page)
        if self._before is not None and isinstance(page, FramedPage):
            self._before.choices.setdefault(view.page, page.choices)
        self._pages.turn_unseen(view.page, lambda: session.lend(placed(session.own, view)))
        self._arrange(view)
        self._entitle()
        self.turned.emit()

    def _arrange(self, view: StoryView) -> None:
        """Choose on the page that is shown what a view has."""
        exposure = self._session.exposure
        names = () if exposure is None else exposure.book.rows.models
        page = self._pages.page(view.page)
        if isinstance(page, FramedPage):
            page.take_choices(view.choices)
        if view.model in names:
            self._focus.look_at(view.model)
        self._marked = view, self.view_now()

    def _found_now(self, view: StoryView) -> StoryView:
        """Return a view with the sentence of the page that is shown."""
        return replace(view, found=self._pages.page_finding.sentence, found_on=self.ground)

    @Slot()
    def _entitle(self) -> None:
        """Let the title that was typed stand above the page of a view as long as all is as it was."""
        view = self.story[self._at] if self.telling and self._at < len(self.story) else None
        told = view is not None and self._pages.current == view.page
        same = view is not None and self._session.wanted.scenario.assumes_what(view.scenario)
        self._pages.entitle(view.title if view is not None and told and same else "")

    def _tell_story(self, what: str, story: Story) -> None:
        """Put another story in the place of this one, as one step."""
        session = self._session
        if session.lent:
            self.refused.emit()
        else:
            session.edit(what, session.wanted.with_story(story))
