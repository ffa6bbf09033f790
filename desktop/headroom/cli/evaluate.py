"""``headroom evaluate``: read a workbook, evaluate a scenario, write it down."""

from pathlib import Path

from headroom.book.sourcing import SourcingBook
from headroom.cli.opening import Opening, tell_damaged
from headroom.cli.output import as_json, deliver
from headroom.cli.scenario_options import ScenarioOptions
from headroom.cli.standard_files import complain
from headroom.language import tr, tr_count
from headroom.opening.source import BookQuestion
from headroom.output import evaluation_json, evaluation_table


class NoUsableRowError(Exception):
    """A workbook was read, but holds nothing to calculate with; the text says what and why."""


def ask(book_path: Path, options: ScenarioOptions, opening: Opening) -> BookQuestion:
    """Read a workbook and put the question to it; saved work brings its scenarios and its workbook.

    Where saved work is not answered as before, the standard error says so in one line.

    Raises:
        UsageError: If the options are wrong; they are looked at before the workbook is.
        WrongUseError: Likewise.
        UserError: If the workbook, the work or the policy file cannot be read.
    """
    source = opening.source(book_path)
    question = source.put(options.asked(saved=source.work is not None))
    tell_damaged(source.how)
    if question.remark:
        complain(question.remark)
    return question


def evaluate_book(
    book_path: Path, options: ScenarioOptions, opening: Opening, out: Path | None, *, json: bool
) -> None:
    """Write what comes of a workbook under the options, as JSON or as a table.

    Raises:
        UsageError: If the options are wrong.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row; what is wrong with it was written.
    """
    question = ask(book_path, options, opening)
    outcome = question.answer()
    if json:
        deliver(as_json(evaluation_json.evaluation(outcome, question.published)), out)
    else:
        deliver(evaluation_table.evaluation(outcome, question.published), out)
    check_usable(question.exposure.book)


def check_usable(book: SourcingBook) -> None:
    """Refuse a workbook without any usable row.

    Raises:
        NoUsableRowError: With the first thing that is wrong with it.
    """
    if not len(book.rows):
        none = tr_count(
            "{workbook} holds no usable row of {rows} read.",
            "{workbook} holds no usable row of {rows} read.",
            book.rows_read,
            workbook=book.name,
            rows=book.rows_read,
        )
        first = [book.problems[0].message] if book.problems else []
        raise NoUsableRowError(" ".join((none, *first, tr("See its list of problems."))))
