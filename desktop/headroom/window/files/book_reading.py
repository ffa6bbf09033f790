"""How the window reads workbooks: what has to be asked is asked, what was confirmed once is not asked again.

What reads and matches headings is loaded when it is first needed: it would delay the window.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from headroom.book.layout import BookLayout, RememberedLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.opening.book_opening import Step
from headroom.window.files.reader_questions import Asker


@dataclass(frozen=True, slots=True)
class BookReading:
    """Reads workbooks; what has to be asked is asked in the window.

    Attributes:
        asker: Takes the questions.
        known: Layout that is taken without a question where it fits; None: those that were confirmed.
    """

    asker: Asker
    known: BookLayout | None = None

    def by(self, layout: BookLayout) -> Self:
        """Return what reads workbooks by a layout where it fits."""
        return replace(self, known=layout if layout.tables else None)

    def __call__(
        self,
        paths: Path | tuple[Path, ...],
        progress: Callable[[Step], None],
        cancelled: Callable[[], bool],
        *,
        again: SourcingBook | None = None,
        look_over: bool = False,
    ) -> SourcingBook:
        """Return the sourcing workbook in a file, or in several; see ``Read`` and ``read_book``."""
        from headroom.opening.layout_choice import first_of, fitting, read_before  # noqa: PLC0415 - see above
        from headroom.workbook.process.reading import read_book  # noqa: PLC0415 - see above

        before = read_before(again) if again is not None else fitting(None)

        def choose(survey: BookSurvey) -> BookLayout | None:
            if look_over:
                return self.asker.ask(survey, before(survey), cancelled)
            known = first_of(before, fitting(self.known))(survey)
            return known or self.asker.choose(survey, cancelled)

        def ask_password(book: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - called by position
            return self.asker.ask_password(book, cancelled, was_wrong=was_wrong)

        return read_book(paths, progress, cancelled, choose=choose, ask_password=ask_password)


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts that were confirmed; see ``LayoutStore`` for what each method raises.

    Attributes:
        folder: Where they are kept.
        damaged: Files that could not be read and were set aside, until somebody was told.
    """

    folder: Path
    damaged: list[Path] = field(default_factory=list)

    def fitting(self, survey: BookSurvey) -> BookLayout | None:
        """Return the layout a workbook is read by without a question; None where it has to be looked over."""
        from headroom.opening.layout_choice import without_a_look  # noqa: PLC0415 - see above
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        store = LayoutStore(self.folder)
        found = without_a_look(store)(survey)
        self.damaged.extend(store.damaged)
        return found

    def remembered(self) -> tuple[RememberedLayout, ...]:
        """Return the layouts with when they were last used, that one first."""
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        store = LayoutStore(self.folder)
        remembered = store.remembered()
        self.damaged.extend(store.damaged)
        return remembered

    def keep(self, layout: BookLayout) -> None:
        """Remember a layout."""
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        LayoutStore(self.folder).keep(layout)

    def rename(self, old: str, new: str) -> None:
        """Give a layout another name."""
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        LayoutStore(self.folder).rename(old, new)

    def forget(self, name: str) -> None:
        """Delete a layout."""
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        LayoutStore(self.folder).forget(name)

    def export(self, name: str, path: Path) -> None:
        """Write a layout to a file for a colleague."""
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        LayoutStore(self.folder).export(name, path)

    def take_in(self, path: Path) -> BookLayout:
        """Remember the layout of a colleague's file and return it."""
        from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: PLC0415 - see above

        return LayoutStore(self.folder).take_in(path)
