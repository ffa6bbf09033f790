"""By which layout a workbook is read: the first that one of several ways knows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from headroom.book.layout import BookLayout, TableKind
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey, Doubt
from headroom.language import tr, tr_count, tr_in
from headroom.opening.joined_lists import joined_lists
from headroom.opening.wrong_use import WrongUseError
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft, needs_no_look
from headroom.workbook.layouts.layout_fitting import fitted, fitted_again
from headroom.workbook.layouts.layout_store import LayoutStore
from headroom.workbook.survey.questions import Choose, certain_layout

Way = Callable[[BookSurvey], BookLayout | None]
"""Returns a layout that fits a workbook; None: this way knows none."""


def first_of(*ways: Way) -> Choose:
    """Return what asks one way after the other; None where none of them knows a layout."""

    def choose(survey: BookSurvey) -> BookLayout | None:
        return next((found for way in ways if (found := way(survey)) is not None), None)

    return choose


def read_before(book: SourcingBook) -> Way:
    """Return the way that reads a workbook as it was read before."""
    return lambda survey: fitted_again(book.layout, book.unread_sheets, survey)


def fitting(layout: BookLayout | None) -> Way:
    """Return the way of a layout, e.g. that of saved work, where its headings are there."""

    def way(survey: BookSurvey) -> BookLayout | None:
        if layout is None or not layout.tables:
            return None
        return fitted(layout, survey, exactly=True) or fitted(layout, survey, exactly=False)

    return way


def remembered(store: LayoutStore) -> Way:
    """Return the way of the layouts that were confirmed once."""
    return store.fitting


def without_a_look(store: LayoutStore) -> Way:
    """Return the way of a window: a remembered layout, or that of a workbook like the template."""

    def way(survey: BookSurvey) -> BookLayout | None:
        known = store.fitting(survey)
        if known is not None:
            store.mark_used(known.name)
        return known or (survey.proposed if needs_no_look(survey) else None)

    return way


def given(layout: BookLayout, name: str) -> Way:
    """Return the way of a layout that somebody names, who wants no other.

    Args:
        layout: The layout.
        name: What it is called in the sentence that says that it does not fit.
    """

    def way(survey: BookSurvey) -> BookLayout:
        found = fitted(layout, survey, exactly=False)
        if found is None:
            raise UserError(_does_not_fit(layout, name, survey))
        return found

    return way


class Proposal:
    """The way that takes what is proposed, and says what it took without being asked.

    Args:
        confirm: Whether to take it where somebody would be asked; else only what is certain is taken.
        model: Model of the one bill of material that does not name its own; empty: not named.
        answers: Words that are answered to questions about its tables, by the keys of the questions.
        joins: Sheets whose facts are joined to the parts by part number.

    Attributes:
        assumed: What was taken that somebody would have been asked about.
    """

    def __init__(
        self,
        *,
        confirm: bool = False,
        model: str = "",
        answers: Mapping[str, str] = MappingProxyType({}),
        joins: Sequence[str] = (),
    ) -> None:
        self._confirm = confirm
        self._model = model.strip()
        self._answers = answers
        self._joins = joins
        self.assumed: tuple[Problem, ...] = ()

    def __call__(self, survey: BookSurvey) -> BookLayout:
        """Return the layout that is proposed.

        Raises:
            UserError: If it is not certain and not to be confirmed unseen, or something is missing.
            WrongUseError: If a model is named that no bill of material waits for, something is answered
                that is not asked, or a sheet cannot be joined.
        """
        draft, doubts = LayoutDraft.of(survey), survey.missing
        if self._model or self._answers or self._joins:
            draft = joined_lists(draft, self._joins)
            draft = _answered(self._named(survey, draft) if self._model else draft, self._answers)
            doubts = draft.table_doubts()
        elif survey.certain:
            return survey.proposed
        elif not doubts:
            doubts = (tr("{file}: it is not certain what its columns mean.", file=survey.name),)
        if draft.missing() or (doubts and not self._confirm):
            known = {doubt.text: doubt for doubt in survey.doubts}
            unclear = tuple(known.get(text, Doubt(text)) for text in doubts or draft.missing())
            return certain_layout(replace(survey, certain=False, doubts=unclear))
        self.assumed = tuple(
            Problem(
                Severity.ASSUMPTION,
                tr("Read as proposed, and nobody was asked: {doubt}", doubt=doubt),
                tr("Look it over in the window, or with headroom inspect."),
                rows=0,
            )
            for doubt in doubts
        )
        return draft.layout()

    def _named(self, survey: BookSurvey, draft: LayoutDraft) -> LayoutDraft:
        """Return the draft with the model of its one bill of material named."""
        nameless = [at for at, table in enumerate(draft.tables) if _names_no_model(table)]
        if len(nameless) != 1:
            text = ": " + (
                tr_count(
                    "{file} takes no “{model}”, as {n} table waits for a model.",
                    "{file} takes no “{model}”, as {n} tables wait for a model.",
                    len(nameless),
                    file=survey.name,
                    model=self._model,
                )
                if nameless
                else tr(
                    "{file} takes no “{model}”, as its rows name their models.",
                    file=survey.name,
                    model=self._model,
                )
            )
            raise WrongUseError(text, "model")
        return draft.with_model(nameless[0], self._model)


def _answered(draft: LayoutDraft, answers: Mapping[str, str]) -> LayoutDraft:
    """Return the draft with questions answered, each of every table that asks it.

    Raises:
        WrongUseError: If something is answered that is not asked.
    """
    asked = draft.questions()
    for key, word in answers.items():
        places = [(at, one) for at, one in asked if one.key == key]
        words = dict.fromkeys(answer.word for _, one in places for answer in one.answers)
        if not places:
            keys = ", ".join(dict.fromkeys(one.key for _, one in asked)) or tr_in("questions", "none")
            text = ": " + tr("nothing asks for “{key}”; the questions are: {keys}.", key=key, keys=keys)
            raise WrongUseError(text, "answer")
        if word not in words:
            text = f" {key}: " + tr("choose one of {words}, not “{word}”.", words=", ".join(words), word=word)
            raise WrongUseError(text, "answer")
        for at, _ in places:
            draft = draft.with_answer(at, key, word)
    return draft


def _names_no_model(table: DraftTable) -> bool:
    """Return whether a table of parts has no column that says which model a row belongs to."""
    if table.kind is not TableKind.SOURCING or table.finding is None:
        return False
    layout = table.finding.layout
    return layout.column("model") is None and not layout.quantities_by_model()


def _does_not_fit(layout: BookLayout, name: str, survey: BookSurvey) -> str:
    """Return the sentence for a layout whose headings are not in a workbook."""
    wanted = {column.heading for table in layout.tables for column in table.columns if column.field}
    there = {
        column.proposed.heading
        for sheet in survey.sheets
        for table in sheet.tables
        for column in table.columns
    }
    lacking = sorted(wanted - there)[:3]
    if lacking:
        return tr(
            "The layout {layout} does not fit {file}: the heading {headings} is missing. See what was "
            "found with headroom inspect, or confirm the columns in the window.",
            layout=name,
            file=survey.name,
            headings=", ".join(lacking),
        )
    return tr(
        "The layout {layout} does not fit {file}. See what was found with headroom inspect, or confirm the "
        "columns in the window.",
        layout=name,
        file=survey.name,
    )
