"""One way to every format: a hand-over is made once, and laid out as the ending of the file says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from headroom.language import tr, tr_in
from headroom.output.handover.handover import Handover, PageKey
from headroom.output.handover.make import GivenUpError, Tell, make_handover, say_nothing
from headroom.output.handover.question import HandoverQuestion
from headroom.user_error import UserError
from headroom.workstation.organisation_presets import presets
from headroom.workstation.preset_words import Feature

_MAKING = 0.5
"""Share of the work that is done when only the layout is left; of large decks that takes longest."""

_MOST_TEMPLATE = 100 * 1024 * 1024


class ReportKind(StrEnum):
    """The formats, by the endings of their files."""

    DECK = ".pptx"
    LIVE_BOOK = ".xlsx"
    BRIEF = ".pdf"
    WEB_PAGE = ".html"
    CSV = ".csv"
    PARQUET = ".parquet"


def offered_kinds() -> tuple[ReportKind, ...]:
    """Return the formats that are not switched off on this workstation."""
    return tuple(kind for kind in ReportKind if presets().allows(Feature[kind.name]))


class LiveDepth(StrEnum):
    """How far down a live workbook calculates; the words of ``--live``."""

    ROWS = "rows"
    SUMS = "sums"
    NONE = "none"


class PaperSize(StrEnum):
    """The sheets of a brief."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """How a hand-over is laid out.

    Attributes:
        kind: The format.
        template: A company's presentation, for a deck; None: the program's own.
        depth: How far down a live workbook calculates; None: as its rows allow.
        paper: The sheet of a brief.
    """

    kind: ReportKind
    template: bytes | None = None
    depth: LiveDepth | None = None
    paper: PaperSize = PaperSize.LETTER


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file that is handed over.

    Attributes:
        content: All of it.
        remarks: What the format cannot show as the window does, a sentence each.
    """

    content: bytes
    remarks: tuple[str, ...] = ()


def template_bytes(path: Path) -> bytes:
    """Return a template.

    Raises:
        UserError: If it cannot be read, or is too large for one.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe or a device has no end
            msg = tr("The template “{file}” is no file. Choose another one, or none.", file=path.name)
            raise UserError(msg)
        with path.open("rb") as file:
            content = file.read(_MOST_TEMPLATE + 1)
    except OSError as cause:
        reason = cause.strerror or tr("it cannot be opened")
        msg = tr(
            "The template “{file}” cannot be read ({reason}). Choose it again, or none.",
            file=path.name,
            reason=reason,
        )
        raise UserError(msg) from cause
    if len(content) > _MOST_TEMPLATE:
        msg = tr("“{file}” has more than 100 MB: that is no template. Choose another one.", file=path.name)
        raise UserError(msg)
    return content


def kind_of_name(path: Path) -> ReportKind | None:
    """Return the format that the name of a file asks for; None where there is none such."""
    ending = path.suffix.lower()
    return ReportKind(ending) if ending in set(ReportKind) else None


Cancelled = Callable[[], bool]


def write_report(
    question: HandoverQuestion,
    terms: ReportTerms,
    tell: Tell = say_nothing,
    cancelled: Cancelled = lambda: False,
    made: Handover | None = None,
) -> ReportFile:
    """Return a hand-over as a file.

    Args:
        question: What is handed over.
        terms: How.
        tell: Is told how far it is.
        cancelled: Is asked whether to give it up.
        made: The hand-over where it was made already.

    Raises:
        UserError: If the format is switched off, the template cannot be used, or the workbook does not fit
            the format.
        GivenUpError: If that was asked for.
    """
    presets().require(Feature[terms.kind.name])
    if made is None:
        wanted = _wanted(question, terms.kind)
        made = make_handover(wanted, lambda step, share: tell(step, share * _MAKING), cancelled)
    if cancelled():
        raise GivenUpError
    tell(tr_in("what the program is doing", "Writing"), _MAKING)
    report = _WRITERS[terms.kind](question, made, terms, cancelled)
    if cancelled():
        raise GivenUpError
    return replace(report, remarks=(*made.left_out, *report.remarks)) if made.left_out else report


def has_pages(kind: ReportKind) -> bool:
    """Return whether a format has the pages of a hand-over; the others hold figures."""
    return kind in {ReportKind.DECK, ReportKind.BRIEF, ReportKind.WEB_PAGE}


def _wanted(question: HandoverQuestion, kind: ReportKind) -> HandoverQuestion:
    """Return the question with the pages that a format needs."""
    if has_pages(kind):
        return question
    needed = (PageKey.QUALIFY, PageKey.ASSUMPTIONS, PageKey.PROBLEMS) if kind is ReportKind.LIVE_BOOK else ()
    return replace(question, pages=needed, dossier=False)


Writer = Callable[[HandoverQuestion, Handover, ReportTerms, Cancelled], ReportFile]
"""Lays a hand-over out in one format."""


def _brief(
    question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: Cancelled
) -> ReportFile:
    """Return the brief, with the dossiers behind it."""
    from headroom.output.writers.brief.document import Paper  # noqa: PLC0415 - loaded when a brief is asked for
    from headroom.output.writers.brief.pdf import brief_pdf  # noqa: PLC0415 - likewise

    del question
    return ReportFile(brief_pdf(made, Paper[terms.paper.name], cancelled))


def _deck(question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: Cancelled) -> ReportFile:
    """Return the deck, in a company's template where one was chosen.

    Raises:
        UserError: If the template cannot be used.
    """
    from headroom.output.writers.deck.writing import write_deck  # noqa: PLC0415 - loaded when a deck is asked for

    del question
    out = BytesIO()
    write_deck(made, out, terms.template, cancelled=cancelled)
    return ReportFile(out.getvalue())


def _live_book(
    question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: Cancelled
) -> ReportFile:
    """Return the workbook with live formulas, and what its formulas do not cover.

    Raises:
        UserError: If it has more rows than the depth takes.
        GivenUpError: If it is given up meanwhile.
    """
    from headroom.output.writers import live_book  # noqa: PLC0415 - loaded when one is asked for
    from headroom.output.writers.handed_live import live_contents  # noqa: PLC0415 - likewise

    def going_on() -> None:
        if cancelled():
            raise GivenUpError

    contents, out = live_contents(question, made), BytesIO()
    depth = live_book.usual_depth(contents) if terms.depth is None else live_book.Depth(terms.depth.value)
    written = live_book.write_live_book(out, contents, depth, going_on)
    return ReportFile(out.getvalue(), (*written.limits, *written.cut))


def _web_page(
    question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: Cancelled
) -> ReportFile:
    """Return the page for a browser, with the dossiers at its end."""
    from headroom.output.writers.web_page.page import web_page  # noqa: PLC0415 - loaded when one is asked for

    del question, terms, cancelled  # it takes a moment
    return ReportFile(web_page(made).encode("utf-8"))


def _csv(question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: Cancelled) -> ReportFile:
    """Return every figure as rows of CSV."""
    from headroom.output.writers.tables.csv_table import figures_csv  # noqa: PLC0415 - loaded when asked for

    del terms, cancelled
    return ReportFile(figures_csv(question.outcome, question.published, made))


def _parquet(
    question: HandoverQuestion, made: Handover, terms: ReportTerms, cancelled: Cancelled
) -> ReportFile:
    """Return every figure as rows of Parquet."""
    from headroom.output.writers.tables.parquet_table import figures_parquet  # noqa: PLC0415 - likewise

    del terms, cancelled
    return ReportFile(figures_parquet(question.outcome, question.published, made))


_WRITERS: Mapping[ReportKind, Writer] = {
    ReportKind.DECK: _deck,
    ReportKind.BRIEF: _brief,
    ReportKind.LIVE_BOOK: _live_book,
    ReportKind.WEB_PAGE: _web_page,
    ReportKind.CSV: _csv,
    ReportKind.PARQUET: _parquet,
}
