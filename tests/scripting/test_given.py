"""Whatever a script gives as an argument is used, or is wrong use that names the argument."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headroom
from headroom.scripting.assumed_numbers import day_of
from headroom.scripting.given import count_of, shown_value, texts_of

ODD: tuple[Any, ...] = (
    *(None, True, 5, -1, 1.5, 10**400, float("nan"), float("inf"), "", "nowhere", "a\0b", b"CN", object()),
    *(
        [],
        [5],
        [None],
        (),
        {},
        {5: 0.1},
        {None: 1.0},
        {"EUR": None},
        {"EUR": "1.1"},
        {"EUR"},
        date(2027, 7, 1),
    ),
    *(np.array([0.5, 0.6]), pd.Series({"EUR": 1.1}), pd.DataFrame({"a": [1.0]}), pd.NA, pd.NaT),
)
"""What nobody means, in every place where something else is meant."""


@pytest.fixture(scope="module")
def sample() -> headroom.Book:
    return headroom.read(headroom.sample())


ASKED: dict[str, Callable[[headroom.Book, Any], object]] = {
    "policy": lambda book, value: book.evaluate(value),
    "rvc": lambda book, value: book.evaluate("usmca", rvc=value),
    "us_content": lambda book, value: book.evaluate("us-proposal-2017", us_content=value),
    "rates": lambda book, value: book.evaluate("usmca", rates=value),
    "rate": lambda book, value: book.evaluate("usmca", rates={"mfn_car": value}),
    "fx": lambda book, value: book.evaluate("usmca", fx=value),
    "as_of": lambda book, value: book.evaluate("usmca", as_of=value),
    "readings": lambda book, value: book.evaluate("usmca", readings=value),
    "reading": lambda book, value: book.evaluate("usmca", readings={"core_roll_up": value}),
    "claim_cost": lambda book, value: book.evaluate("usmca", claim_cost=value),
    "scenario": lambda book, value: book.evaluate("usmca", scenario=value),
    "keep_parts": lambda book, value: book.resource("usmca", keep_parts=value),
    "bar_countries": lambda book, value: book.resource("usmca", bar_countries=value),
    "most_changes": lambda book, value: book.resource("usmca", most_changes=value),
    "key": lambda book, value: book.sweep(value, "usmca", values=[0.5]),
    "values": lambda book, value: book.sweep("rvc", "usmca", values=value),
    "best": lambda book, value: book.sweep("rvc", "usmca", values=[0.5], best=value),
    "by_model": lambda book, value: book.timeline("us-proposal-2026", by_model=value),
    "index": lambda book, value: book.evaluate().pivot(value),
    "columns": lambda book, value: book.evaluate().pivot("origin", value),
    "summed": lambda book, value: book.evaluate().pivot("origin", "model", value),
    "name": lambda _, value: headroom.policy(value),
    "figures": lambda _, value: headroom.figures(value),
    "day": lambda _, value: headroom.policies(value),
}


@pytest.mark.parametrize("argument", ASKED)
def test_an_odd_argument_of_a_question_is_used_or_is_wrong_use(sample: headroom.Book, argument: str) -> None:
    for value in ODD:
        sentence = "."
        try:
            ASKED[argument](sample, value)
        except headroom.WrongUseError as wrong:
            sentence = str(wrong)

        assert sentence.endswith("."), shown_value(value)
        assert "\n" not in sentence, shown_value(value)


@pytest.mark.parametrize("argument", ["path", "layout", "password", "confirm", "model", "rates", "workbooks"])
@pytest.mark.parametrize("value", [5, 1.5, b"CN", [None], {5: 0.1}, np.zeros(2), pd.NaT], ids=shown_value)
def test_an_odd_argument_of_reading_is_named(argument: str, value: object) -> None:
    arguments: dict[str, Any] = {"path": headroom.sample(), argument: value}

    with pytest.raises(headroom.WrongUseError, match=rf"{argument}(, key)?: give .*, not .*\."):
        headroom.read(**arguments)


def test_an_odd_workbook_besides_is_named() -> None:
    others: tuple[Any, ...] = (None,)

    with pytest.raises(headroom.WrongUseError, match="others: give the path of a file, not None"):
        headroom.read(headroom.sample(), *others)


@pytest.mark.parametrize("question", ["resource", "sweep"])
def test_a_misspelt_argument_is_not_passed_over(sample: headroom.Book, question: str) -> None:
    ask = {"resource": sample.resource, "sweep": lambda **more: sample.sweep("rvc", **more)}[question]

    with pytest.raises(headroom.WrongUseError, match=r"us_contents: there is no such argument; .*us_content"):
        cast("Callable[..., object]", ask)(policy="usmca", us_contents=0.5)


def test_a_text_alone_is_a_list_of_one(sample: headroom.Book) -> None:
    part = sample.resource("usmca").changes["part_number"].iloc[0]

    kept = sample.resource("usmca", keep_parts=part, bar_countries="China").changes

    assert kept.equals(sample.resource("usmca", keep_parts=[part], bar_countries=["CN"]).changes)
    assert part not in set(kept["part_number"])


def test_no_text_is_no_country(sample: headroom.Book) -> None:
    with pytest.raises(headroom.WrongUseError, match="bar_countries: “” is not a country"):
        sample.resource("usmca", bar_countries=[""])


@pytest.mark.parametrize("value", [1.4, "101 %"])
def test_a_sweep_beyond_what_a_threshold_can_be_is_wrong_use(
    sample: headroom.Book, value: float | str
) -> None:
    with pytest.raises(headroom.WrongUseError, match=r"values: .* a threshold is from 0 % to 100 %"):
        sample.sweep("rvc", "usmca", values=[0.5, value])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ((["origin", "origin"],), "pivot: the column “origin” is named twice"),
        (("origin", "origin"), "pivot: the column “origin” is named twice"),
        (("origin", "model", "supplier"), "values: the column “supplier” cannot be summed"),
        (([],), "index: name a column"),
    ],
)
def test_a_pivot_that_is_none_is_wrong_use(
    sample: headroom.Book, wrong: tuple[Any, ...], sentence: str
) -> None:
    with pytest.raises(headroom.WrongUseError, match=sentence):
        sample.evaluate().pivot(*wrong)


@pytest.mark.parametrize(("code", "usd"), [("USD", 1.0), ("EURO", 1.0), ("EUR", 0.0), ("EUR", 1e300)])
def test_a_rate_at_reading_is_refused_as_one_at_asking(sample: headroom.Book, code: str, usd: float) -> None:
    with pytest.raises(headroom.WrongUseError) as read:
        headroom.read(headroom.sample(), rates={code: usd})
    with pytest.raises(headroom.WrongUseError) as asked:
        sample.evaluate(fx={code: usd})

    assert str(read.value).removeprefix("rates") == str(asked.value).removeprefix("fx")


@given(st.datetimes(min_value=datetime(1, 1, 1)))  # noqa: DTZ001 - of any zone, or none
def test_the_day_of_a_moment_its_date_and_its_text_is_the_same(moment: datetime) -> None:
    day = moment.date()

    assert day_of(moment) == day_of(day) == day_of(day.isoformat()) == day
    assert type(day_of(moment)) is date


def test_the_day_of_a_time_of_pandas_is_its_date() -> None:
    assert day_of(pd.Timestamp("2027-07-01 12:00")) == date(2027, 7, 1)


@given(st.integers(min_value=0))
def test_a_count_is_any_whole_number_from_0(count: int) -> None:
    assert count_of("most_changes", count) == count
    with pytest.raises(headroom.WrongUseError, match="most_changes: give a whole number"):
        count_of("most_changes", -count - 1)


@settings(deadline=None)
@given(st.lists(st.text()))
def test_texts_of_a_list_stay(texts: list[str]) -> None:
    assert texts_of("keep_parts", texts) == tuple(texts)


def test_a_path_may_be_a_text_or_a_path(tmp_path: Path) -> None:
    missing = tmp_path / "none.xlsx"
    sentences = []
    for one in (missing, str(missing)):
        with pytest.raises(headroom.UserError) as refused:
            headroom.read(one)
        sentences.append(str(refused.value))

    assert sentences[0] == sentences[1]
