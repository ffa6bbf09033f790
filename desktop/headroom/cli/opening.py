"""How a command opens workbooks: by which layout, and with which password."""

import getpass
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import platformdirs

from headroom.book.layout import BookLayout
from headroom.book.plausibility import with_doubts
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.foreign_text import one_line
from headroom.user_error import UserError
from headroom.work.chosen_places import ChosenPlaces
from headroom.workbook.layouts.layout_file import load_layout
from headroom.workbook.layouts.layout_fitting import fitted
from headroom.workbook.layouts.layout_store import LayoutStore
from headroom.workbook.process.reading import certain_layout, no_password, read_book


@dataclass(frozen=True, slots=True)
class Opening:
    """What a command line says about opening workbooks.

    Attributes:
        others: Workbooks that are read together with the one that is named.
        layout: A layout file; None: a remembered layout that fits, else what is certain.
        password_file: File whose first line is the password of encrypted workbooks; None: asked for
            on a terminal.
        saved: Layout of saved work, taken before a remembered one; None: there is none.
        remembered: The layouts of this user.
        workbooks: Where the workbooks of saved work are; none: where it says, if that may be looked at.
        places: Where workbooks were opened by hand on this computer.
    """

    others: tuple[Path, ...] = ()
    layout: Path | None = None
    password_file: Path | None = None
    saved: BookLayout | None = None
    remembered: LayoutStore = field(
        default_factory=lambda: LayoutStore(
            platformdirs.user_config_path("headroom", appauthor=False) / "layouts"
        )
    )
    workbooks: tuple[Path, ...] = ()
    places: ChosenPlaces = field(
        default_factory=lambda: ChosenPlaces(
            platformdirs.user_state_path("headroom", appauthor=False) / "places.json"
        )
    )

    def read(self, path: Path, assumed_rates: Mapping[str, float]) -> SourcingBook:
        """Return a workbook.

        Args:
            path: The workbook.
            assumed_rates: US dollars per unit of currencies the workbook states no rate of.

        Raises:
            UserError: If it cannot be read, or it is not certain what its columns mean.
        """
        return self.read_by(path, self.chooser(), assumed_rates)

    def read_by(
        self,
        path: Path,
        choose: Callable[[BookSurvey], BookLayout | None],
        assumed_rates: Mapping[str, float] = MappingProxyType({}),
    ) -> SourcingBook:
        """Return a workbook read by the layout that ``choose`` returns; see ``read``.

        Raises:
            UserError: If it cannot be read.
            Cancelled: If ``choose`` returned None.
        """
        book = read_book(
            (path, *self.others),
            choose=choose,
            ask_password=self._ask_password,
            assumed_rates=assumed_rates,
        )
        return with_doubts(book)

    def chooser(self) -> Callable[[BookSurvey], BookLayout]:
        """Return what chooses the layout of a workbook; a layout file is read before the workbook.

        Raises:
            UserError: If the layout file cannot be read.
        """
        if self.layout is None:
            return lambda survey: self._known(survey) or certain_layout(survey)
        layout, name = load_layout(self.layout), self.layout.name
        return lambda survey: _by_file(layout, name, survey)

    def _known(self, survey: BookSurvey) -> BookLayout | None:
        """Return the layout of saved work or a remembered one, moved to where its headings stand."""
        saved = self.saved
        if saved is not None and saved.tables:
            found = fitted(saved, survey, exactly=True) or fitted(saved, survey, exactly=False)
            if found is not None:
                return found
        found = self.remembered.fitting(survey)
        for path in self.remembered.damaged:
            sys.stderr.write(f"headroom: a layout could not be read and is set aside as {path}\n")
        self.remembered.damaged.clear()
        return found

    def _ask_password(self, book: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - as read_book asks
        """Return the password of a workbook.

        Raises:
            UserError: If there is none to be had, or it is wrong.
        """
        if self.password_file is not None:
            if was_wrong:
                msg = f"The password in {self.password_file.name} does not open {book}. Correct it there."
                raise UserError(msg)
            return _first_line(self.password_file)
        if sys.stdin is None or not sys.stdin.isatty():
            return no_password(book, was_wrong)
        return getpass.getpass(f"{'Wrong. ' if was_wrong else ''}Password of {one_line(book)}: ") or None


def _by_file(layout: BookLayout, name: str, survey: BookSurvey) -> BookLayout:
    """Return the layout of a file moved to where its headings stand.

    Raises:
        UserError: If they do not.
    """
    found = fitted(layout, survey, exactly=False)
    if found is None:
        headings = {
            column.heading for table in layout.tables for column in table.columns if column.field
        } - _headings(survey)
        missing = f": the heading {', '.join(sorted(headings)[:3])} is missing" if headings else ""
        msg = (
            f"The layout {name} does not fit {survey.name}{missing}. "
            "See what was found with headroom inspect, or confirm the columns in the window."
        )
        raise UserError(msg)
    return found


def _headings(survey: BookSurvey) -> set[str]:
    """Return the headings of all tables found."""
    return {
        column.proposed.heading
        for sheet in survey.sheets
        for table in sheet.tables
        for column in table.columns
    }


def _first_line(path: Path) -> str:
    """Return the first line of a file.

    Raises:
        UserError: If it cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as cause:
        reason = getattr(cause, "strerror", None) or "it is no text"
        msg = f"The password file {path} cannot be read ({reason})."
        raise UserError(msg) from cause
