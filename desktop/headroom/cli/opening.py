"""How a command opens workbooks: by which layout, with which password, and what is taken unseen."""

import getpass
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from headroom.cli.standard_files import complain
from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.opening.reading import HowToRead
from headroom.opening.saved_books import SavedBooks
from headroom.opening.source import BookSource
from headroom.user_error import UserError
from headroom.workbook.process.reading import no_password


@dataclass(frozen=True, slots=True)
class Opening:
    """What a command line says about opening workbooks.

    Attributes:
        others: Workbooks that are read together with the one that is named.
        layout: A layout file; None: that of saved work, a remembered layout that fits, else what is
            certain.
        password_file: File whose first line is the password of encrypted workbooks; None: asked for
            on a terminal.
        confirm: Whether what is proposed is taken where it is not certain.
        model: Model of a bill of material that does not name it; empty: not named.
        answers: Words that are answered to questions about the tables, by the keys of the questions.
        workbooks: Where the workbooks of saved work are; none: where it says, if that may be looked at.
        encoding: How text files are encoded; empty: as they seem to be.
        joins: Sheets whose facts are joined to the parts by part number.
    """

    others: tuple[Path, ...] = ()
    layout: Path | None = None
    password_file: Path | None = None
    confirm: bool = False
    model: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    workbooks: tuple[Path, ...] = ()
    encoding: str = ""
    joins: tuple[str, ...] = ()

    def books(self) -> SavedBooks:
        """Return where the workbooks of saved work are looked for."""
        return SavedBooks(self.workbooks, "--workbook")

    def how(self) -> HowToRead:
        """Return how files are read."""
        return HowToRead(
            layout=self.layout,
            confirm=self.confirm,
            model=self.model,
            answers=self.answers,
            encoding=self.encoding,
            joins=self.joins,
            ask_password=self._ask_password,
        )

    def source(self, path: Path) -> BookSource:
        """Return what questions are asked of; see ``BookSource``."""
        return BookSource(path, self.others, self.how(), self.books())

    def _ask_password(self, book: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - as read_book asks
        """Return the password of a workbook.

        Raises:
            UserError: If there is none to be had, or it is wrong.
        """
        if self.password_file is not None:
            if was_wrong:
                msg = tr(
                    "The password in {file} does not open {workbook}. Correct it there.",
                    file=self.password_file.name,
                    workbook=book,
                )
                raise UserError(msg)
            password = _first_line(self.password_file)
            if not password:
                msg = tr(
                    "The first line of {file} is empty. Write the password of {workbook} there.",
                    file=self.password_file.name,
                    workbook=book,
                )
                raise UserError(msg)
            return password
        if sys.stdin is None or not sys.stdin.isatty():
            return no_password(book, was_wrong)
        name = one_line(book)
        asked = (
            tr("Wrong. Password of {workbook}:", workbook=name)
            if was_wrong
            else tr("Password of {workbook}:", workbook=name)
        )
        typed = getpass.getpass(f"{asked} ")
        return typed or no_password(book, was_wrong)


def tell_damaged(how: HowToRead) -> None:
    """Say on the standard error which remembered layouts could not be read."""
    for path in how.known.damaged:
        complain(tr("a layout could not be read and is set aside as {file}", file=path))
    how.known.damaged.clear()


def _first_line(path: Path) -> str:
    """Return the first line of a file.

    Raises:
        UserError: If it cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as cause:
        reason = getattr(cause, "strerror", None) or tr("it is no text")
        msg = tr("The password file {file} cannot be read ({reason}).", file=path, reason=reason)
        raise UserError(msg) from cause
