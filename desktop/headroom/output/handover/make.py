"""Makes a hand-over: every page that is wanted and has something to show, in order, with its footer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.output.handover.dossiers import dossiers
from headroom.output.handover.footers import footer, plain_footer
from headroom.output.handover.handover import Handover, HandoverPage
from headroom.output.handover.pages import made_page
from headroom.output.handover.paragraphs import paragraphs
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted, unlike
from headroom.output.headline import head_figures
from headroom.output.language_tag import language_tag
from headroom.words import formatting

Tell = Callable[[str, float], None]
"""Is told what is being made, and which share of the whole is done."""

_LONGEST_NAME = 60
_NO_NAME = re.compile(r"[^\w.-]+")


class GivenUpError(Exception):
    """Making it was given up."""


def say_nothing(step: str, share: float) -> None:
    """Tell nobody how far it is."""
    del step, share


def make_handover(
    question: HandoverQuestion, tell: Tell = say_nothing, cancelled: Callable[[], bool] = lambda: False
) -> Handover:
    """Return what is handed over; what was asked for by name and has nothing to show is in ``left_out``.

    Args:
        question: Workbook, scenario, baseline and wanted pages.
        tell: Is told how far it is.
        cancelled: Is asked between pages whether to give it up.

    Raises:
        GivenUpError: If that was asked for.
    """
    pages = tuple(unlike(_pages(question, tell, cancelled)))
    there = {page.key for page in pages}
    asked = question.pages if question.pages_named else ()
    left_out = tuple(
        tr("The page {page} has nothing to show.", page=key.value) for key in asked if key not in there
    )
    return assembled(question, pages, cancelled, left_out)


def assembled(
    question: HandoverQuestion,
    pages: tuple[HandoverPage, ...],
    cancelled: Callable[[], bool] = lambda: False,
    left_out: tuple[str, ...] = (),
) -> Handover:
    """Return a hand-over of pages that were made.

    Args:
        question: What its footer, figures and dossiers are about.
        pages: Its pages.
        cancelled: Is asked between dossiers whether to give it up.
        left_out: What was asked for and has nothing to show.

    Raises:
        GivenUpError: If that was asked for.
    """
    made = tuple(dossiers(question, cancelled)) if question.dossier else ()
    if cancelled():
        raise GivenUpError
    book, policy = question.exposure.book, question.scenario.policy
    scenario = question.scenario.name or policy.name
    stem = book.name.rpartition(".")[0] or book.name
    return Handover(
        subject=book.name,
        made_on=question.made_on,
        footer=footer(question),
        figures=head_figures(question.outcome, question.before),
        paragraphs=paragraphs(pages),
        pages=pages,
        dossiers=made,
        files=tuple((file.name, file.sha256) for file in book.files) or ((book.name, book.sha256),),
        language=language_tag(),
        file_name="_".join(_plain(part) for part in (stem, scenario, formatting.iso(policy.as_of))),
        left_out=left_out,
        plain_footer=plain_footer(question),
    )


def _pages(question: HandoverQuestion, tell: Tell, cancelled: Callable[[], bool]) -> Iterator[HandoverPage]:
    """Yield the wanted pages that have something to show, with titles that were typed in place of theirs."""
    for number, key in enumerate(question.pages):
        if cancelled():
            raise GivenUpError
        tell(key.word, number / len(question.pages))
        page = made_page(question, key)
        if page is not None:
            title = fitted(one_line(question.titles.get(key, "")))
            yield replace(page, title=title) if title else page


def _plain(part: str) -> str:
    """Return a part of the name of a file in letters that every system takes."""
    return _NO_NAME.sub("-", part).strip("-.")[:_LONGEST_NAME] or "book"
