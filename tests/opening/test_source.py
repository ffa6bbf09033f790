"""One way from files to figures: read once for all questions, by the first layout that somebody knows."""

from pathlib import Path

import pytest

from headroom import resources
from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.opening.assuming import published_policy, with_currency
from headroom.opening.book_opening import TaskProgress
from headroom.opening.layout_choice import first_of
from headroom.opening.reading import HowToRead
from headroom.opening.source import BookSource, QuestionTerms
from headroom.opening.wrong_use import WrongUseError
from headroom.rules.scenario import Scenario
from headroom.workbook.layouts.layout_store import LayoutStore
from surveys import surveyed
from workbooks import MODELS, table, write_xlsx


@pytest.fixture
def how(tmp_path: Path) -> HowToRead:
    return HowToRead(known=LayoutStore(tmp_path / "layouts"))


def asked(name: str = "nafta", **rates: float) -> QuestionTerms:
    """Return a question under a policy."""

    def change(scenario: Scenario) -> Scenario:
        for code, usd in rates.items():
            scenario = with_currency(scenario, "fx", code, usd)
        return scenario

    return QuestionTerms(published_policy(name), change, rates)


def test_a_workbook_is_read_and_summed_once_for_many_questions(how: HowToRead) -> None:
    heard: list[TaskProgress] = []
    source = BookSource(resources.sample(), (), how, tell=heard.append)

    first, second = source.put(asked()), source.put(asked("usmca"))

    assert [one.text for one in heard].count("Opening the workbook") == 1
    assert first.exposure is second.exposure
    assert first.opened.offers is second.opened.offers


def test_it_is_read_again_only_at_rates_that_it_does_not_state(tmp_path: Path, how: HowToRead) -> None:
    rates: list[list[str | float]] = [["Currency", "USD per unit"], ["EUR", 1.2]]
    rows = table({"Currency": "EUR"}, {"Currency": "MXN"})
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS, "Rates": rates})
    source = BookSource(path, (), how)

    plain = source.put(asked())
    stated = source.put(asked(EUR=1.3))
    assumed = source.put(asked(MXN=0.06))

    assert len(plain.exposure.book.rows) == 1
    assert stated.exposure.book is plain.exposure.book
    assert len(assumed.exposure.book.rows) == 2


def test_what_is_wrong_with_a_question_is_said_before_the_workbook_is_read(
    tmp_path: Path, how: HowToRead
) -> None:
    source = BookSource(tmp_path / "missing.xlsx", (), how)

    with pytest.raises(WrongUseError, match="fx: “EURO” is not a currency"):
        source.put(asked(EURO=1.0))


def test_the_first_way_that_knows_a_layout_is_taken_and_the_others_are_not_asked(tmp_path: Path) -> None:
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table()}))
    known = BookLayout(name="known")
    tried: list[str] = []

    def way(name: str, layout: BookLayout | None) -> BookLayout | None:
        tried.append(name)
        return layout

    def one(_: BookSurvey) -> BookLayout | None:
        return way("one", None)

    def two(_: BookSurvey) -> BookLayout | None:
        return way("two", known)

    def three(_: BookSurvey) -> BookLayout | None:
        return way("three", None)

    assert first_of(one, two, three)(survey) is known
    assert first_of(one, three)(survey) is None
    assert tried == ["one", "two", "one", "three"]
