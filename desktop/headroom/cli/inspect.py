"""``headroom inspect``: what is in a workbook and how it would be read, without calculating anything."""

import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from headroom.analysis.import_report import import_report
from headroom.book.fields.field_tables import FIELDS
from headroom.book.handed_back import HandedBack
from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.cli.evaluate import NoUsableRowError, check_usable
from headroom.cli.opening import Opening, tell_damaged
from headroom.cli.output import as_json, deliver
from headroom.cli.usage_error import UsageError
from headroom.disk.whole_file import write_whole
from headroom.foreign_text import one_line
from headroom.language import tr, tr_in
from headroom.opening.book_opening import read_doubted
from headroom.opening.reading import HowToRead
from headroom.opening.source import files_of
from headroom.output import inspection_json, inspection_table
from headroom.output.evaluation_table import plain
from headroom.output.handed_back import handed_back_words
from headroom.output.import_report_page import REPORT_ENDINGS, report_text
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.classification import Classification
from headroom.rules.fleet import Fleet
from headroom.user_error import UserError
from headroom.workbook.annotate.hand_back import hand_back
from headroom.workbook.process.reading import Cancelled
from headroom.workbook.survey.questions import Choose


@dataclass(slots=True)
class _Look:
    """Keeps what was found in a workbook, and goes on reading it where a layout is certain.

    Attributes:
        survey: What was found; None until then.
        layout: Name of the remembered layout that was taken; None for the proposal.
        doubt: Why it could not be read; None where it could.
    """

    survey: BookSurvey | None = None
    layout: str | None = field(default=None)
    doubt: UserError | None = None

    def choose(self, own: Choose, survey: BookSurvey) -> BookLayout | None:
        """Return the layout to read by; None to stop where it is not certain."""
        self.survey = survey
        try:
            layout = own(survey)
        except UserError as doubt:
            self.doubt = doubt
            return None
        if layout is not None:
            self.layout = None if layout == survey.proposed else layout.name
        return layout


@dataclass(frozen=True, slots=True)
class Besides:
    """What is written besides what was found.

    Attributes:
        report: File of the report on every row and dollar, a page or JSON; None: none.
        copy: The marked copy; of several workbooks the folder of their copies; None: none.
    """

    report: Path | None = None
    copy: Path | None = None

    def check(self, opening: Opening) -> None:
        """Refuse names that cannot be written to, before anything is read.

        Raises:
            UsageError: If the report is no page and no JSON file, or the copies of several workbooks have
                no folder.
        """
        if self.report is not None and self.report.suffix.lower() not in REPORT_ENDINGS:
            endings = f" {tr_in('between two options', 'or')} ".join(REPORT_ENDINGS)
            msg = tr(
                "{option}: let its name end in {endings}",
                option=f"--report {self.report.name}",
                endings=endings,
            )
            raise UsageError(msg)
        if self.copy is not None and opening.others and not os.path.isdir(self.copy):  # noqa: PTH112 - it may be too long
            msg = tr(
                "{option} with several workbooks takes a folder that is there, not {file}",
                option="--hand-back",
                file=self.copy,
            )
            raise UsageError(msg)

    def write(self, paths: tuple[Path, ...], book: SourcingBook) -> HandedBack | None:
        """Write them, and return what was handed back.

        Raises:
            UserError: If a file cannot be written.
        """
        if self.report is not None:
            write_whole(
                self.report, report_text(import_report(book), self.report.suffix).encode("utf-8", "replace")
            )
        if self.copy is None:
            return None
        reference = load_reference()
        classified = Classification.of(book.rows, Fleet.of(book.vehicles, reference), reference)
        problems = (*book.problems, *classified.problems)
        return hand_back(paths, book, problems, self.copy)

    def regret(self, name: str, doubt: UserError | None) -> None:
        """Say that nothing was written for a workbook that was not read.

        Raises:
            UserError: If something was asked for.
        """
        if self.report is not None:
            msg = tr(
                "There is no report of {workbook}, as it was not read. {reason}", workbook=name, reason=doubt
            )
            raise UserError(msg)
        if self.copy is not None:
            msg = tr("No copy was written: {reason}", reason=doubt)
            raise UserError(msg)


def inspect_book(
    path: Path, opening: Opening, out: Path | None, *, json: bool, besides: Besides | None = None
) -> None:
    """Write what was found in a workbook, or in that of saved work, as JSON or as a table.

    Args:
        path: The workbook, or the saved work.
        opening: How it is opened.
        out: Where to write what was found; None: to the standard output.
        json: Whether as JSON.
        besides: What else is written; None: nothing.

    Raises:
        UsageError: If a name that is written to is wrong.
        UserError: If a file cannot be read or written, or there is nothing to report.
        NoUsableRowError: If there is no table of parts in it, or no row of it can be used.
    """
    more = besides or Besides()
    more.check(opening)
    with files_of(path, opening.others, opening.books()) as (files, work):
        how = replace(opening.how(), saved=None if work is None else work.layout)
        try:
            _inspect(files, how, out, more, json=json)
        finally:
            tell_damaged(how)


def _inspect(files: tuple[Path, ...], how: HowToRead, out: Path | None, more: Besides, *, json: bool) -> None:
    """Write what was found in a workbook; see ``inspect_book``."""
    look, path = _Look(), files[0]
    book: SourcingBook | None = None
    read = how.reader(choose=look.choose)  # a layout file that cannot be read ends the command here
    try:
        book = read_doubted(files, read)
    except Cancelled:
        if look.survey is None:
            raise
    survey = look.survey
    if survey is None:
        msg = f"{path.name} was read without being looked at"
        raise RuntimeError(msg)
    done = more.write(files, book) if book is not None else None
    if json:
        found = inspection_json.inspection(survey, look.layout, book)
        deliver(as_json(found if done is None else {**found, "handed_back": asdict(done)}), out)
    else:
        found_text = inspection_table.inspection(survey, look.layout, book, _headings())
        deliver(
            found_text if done is None else f"{found_text}\n{plain(one_line(handed_back_words(done)))}\n", out
        )
    if book is not None:
        check_usable(book)
    elif not any(sheet.tables for sheet in survey.sheets):
        raise NoUsableRowError(str(look.doubt))
    else:
        more.regret(path.name, look.doubt)


def _headings() -> dict[str, str]:
    """Return the canonical headings by the names of their fields."""
    return {field.name: field.heading for fields in FIELDS.values() for field in fields}
