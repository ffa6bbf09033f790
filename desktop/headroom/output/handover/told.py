"""A story as a hand-over: a page for each of its views, with the figures of the view's own scenario."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from headroom.findings.phrases import short
from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.output.handover.footers import footer
from headroom.output.handover.handover import Handover, HandoverPage, PageKey
from headroom.output.handover.make import GivenUpError, Tell, assembled, say_nothing
from headroom.output.handover.pages import made_page
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted, unlike
from headroom.rules.policy import Policy
from headroom.rules.succession import Succession
from headroom.work.story import Story, StoryView
from headroom.work.workspace import Workspace

_KEYS: Mapping[str, PageKey] = {
    "fleet": PageKey.QUALIFY,
    "decide": PageKey.DECIDE,
    "scenarios": PageKey.CHANGE,
    **{
        key.value: key
        for key in (
            *(PageKey.MODEL, PageKey.CERTIFICATES, PageKey.TIMELINE, PageKey.MAP, PageKey.SWEEP),
            *(PageKey.FLIPS, PageKey.TRADE, PageKey.DRIVERS, PageKey.ODDS, PageKey.PARTS),
            *(PageKey.EXPLORE, PageKey.PROBLEMS),
        )
    },
}
"""What is handed over of each page of the window, by its name."""

_CLOSING = (PageKey.ASSUMPTIONS, PageKey.PROBLEMS)
"""Pages that stand behind every story."""

LawOf = Callable[[Policy], Succession]
"""Returns what was law, for a policy."""

PublishedOf = Callable[[Policy], Policy]
"""Returns a policy before any change."""


def told_handover(
    question: HandoverQuestion,
    story: Story,
    law_of: LawOf,
    published_of: PublishedOf,
    tell: Tell = say_nothing,
    cancelled: Callable[[], bool] = lambda: False,
) -> Handover:
    """Return a story with a page for each view, and assumptions and problems of its first view behind.

    Each page has the footer of its own scenario. A view that has nothing to show is named in ``left_out``.

    Args:
        question: The workbook, the baseline and what was published; its scenario does not matter.
        story: The views, at least one.
        law_of: What was law for the policy of a view.
        published_of: The policy of a view before any change.
        tell: Is told how far it is.
        cancelled: Is asked between pages whether to give it up.

    Raises:
        GivenUpError: If that was asked for.
    """
    asked = [_asked(question, view, law_of, published_of) for view in story]
    left_out: list[str] = []
    pages = tuple(unlike(_pages(asked, story, left_out, tell, cancelled)))
    return assembled(asked[0], pages, cancelled, tuple(left_out))


def _asked(
    question: HandoverQuestion, view: StoryView, law_of: LawOf, published_of: PublishedOf
) -> HandoverQuestion:
    """Return the question of one view."""
    workspace = question.workspace
    return replace(
        question,
        workspace=Workspace(
            workspace.baseline, view.scenario, prospects=workspace.prospects, shown=workspace.shown
        ),
        published=published_of(view.scenario.policy),
        succession=law_of(view.scenario.policy),
        dossier=False,
    )


def _pages(
    asked: list[HandoverQuestion],
    story: Story,
    left_out: list[str],
    tell: Tell,
    cancelled: Callable[[], bool],
) -> Iterator[HandoverPage]:
    """Yield a page for each view, and those that stand behind every story."""
    for at, (question, view) in enumerate(zip(asked, story, strict=True)):
        if cancelled():
            raise GivenUpError
        tell(tr("View {number} of {all}", number=at + 1, all=len(story)), at / (len(story) + 1))
        key = _KEYS.get(view.page)
        page = None if key is None else made_page(question, key, view.model, view.choices)
        if page is None:
            left_out.append(
                tr(
                    "View {number} (“{sentence}”) has nothing to show on a page of its own.",
                    number=at + 1,
                    sentence=short(view.sentence),
                )
                if view.sentence
                else tr("View {number} has nothing to show on a page of its own.", number=at + 1)
            )
            continue
        title = fitted(one_line(view.title))
        notes = (view.note, *page.notes) if view.note else page.notes
        yield replace(page, title=title or page.title, notes=notes, footer=footer(question))
    for key in _CLOSING:
        page = made_page(asked[0], key)
        if page is not None and all(_KEYS.get(view.page) is not key for view in story):
            yield page
