"""What rows contain, and with which content they originate: each origin with each statement."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import strategies
from books import Row, book
from headroom.book.sourcing import SourcingBook
from headroom.rules.row_contents import CERTAIN, NEVER, RowContents

MX, JP, UNKNOWN = "MX", "JP", ""


def contents(*rows: Row) -> RowContents:
    return RowContents.of(book(rows).rows, np.arange(len(rows)))


def ends(row: Row) -> tuple[float, float]:
    """Return the regional content of a row at both ends."""
    found = contents(row)
    return float(found.regional_low[0]), float(found.regional_high[0])


def judged(row: Row) -> tuple[float, float]:
    found = contents(row)
    return float(found.judged_low[0]), float(found.judged_high[0])


@pytest.mark.parametrize(
    ("origin", "stated", "certificate", "low", "high"),
    [
        (MX, None, None, 1.0, 1.0),
        (MX, 0.4, None, 0.4, 0.4),
        (MX, None, True, 1.0, 1.0),
        (MX, None, False, 0.0, 0.0),
        (MX, 0.4, True, 0.4, 0.4),
        (MX, 0.4, False, 0.4, 0.4),
        (JP, None, None, 0.0, 0.0),
        (JP, 0.4, None, 0.0, 0.0),
        (JP, None, True, 0.0, 0.0),
        (JP, 0.4, True, 0.0, 0.0),
        (UNKNOWN, None, None, 0.0, 1.0),
        (UNKNOWN, 0.4, None, 0.0, 0.4),
        (UNKNOWN, None, True, 1.0, 1.0),
        (UNKNOWN, 0.4, True, 0.4, 0.4),
        (UNKNOWN, None, False, 0.0, 0.0),
        (UNKNOWN, 0.4, False, 0.0, 0.4),
    ],
)
def test_regional_content_is_as_stated_as_certified_or_as_the_origin_says(
    origin: str, stated: float | None, *, certificate: bool | None, low: float, high: float
) -> None:
    assert ends(Row(origin, regional=stated, originating=certificate)) == (low, high)


@pytest.mark.parametrize(
    ("origin", "stated", "certificate", "low", "high"),
    [
        (MX, None, None, 1.0, 1.0),
        (MX, 0.4, None, 0.4, 0.4),
        (MX, 0.4, True, CERTAIN, CERTAIN),
        (MX, 0.9, False, NEVER, NEVER),
        (JP, 0.9, None, NEVER, NEVER),
        (JP, 0.9, True, NEVER, NEVER),
        (UNKNOWN, None, None, NEVER, 1.0),
        (UNKNOWN, 0.4, None, NEVER, 0.4),
        (UNKNOWN, 0.4, True, CERTAIN, CERTAIN),
        (UNKNOWN, 0.9, False, NEVER, NEVER),
    ],
)
def test_a_part_is_judged_by_its_certificate_then_by_where_it_was_made_then_by_its_content(
    origin: str, stated: float | None, *, certificate: bool | None, low: float, high: float
) -> None:
    assert judged(Row(origin, regional=stated, originating=certificate)) == (low, high)


@pytest.mark.parametrize(
    ("origin", "stated", "low", "high"),
    [("US", None, 1, 1), (MX, None, 0, 0), (JP, None, 0, 0), (UNKNOWN, None, 0, 1)]
    + [(origin, 0.3, 0.3, 0.3) for origin in ("US", MX, JP, UNKNOWN)],
)
def test_us_content_is_as_stated_or_as_the_origin_says(
    origin: str, stated: float | None, low: float, high: float
) -> None:
    found = contents(Row(origin, us=stated, originating=True))

    assert (found.us_low[0], found.us_high[0]) == (low, high)


@pytest.mark.parametrize(
    ("origin", "said", "low", "high"),
    [
        ("US", None, 1, 1),
        ("US", True, 1, 1),
        ("US", False, 0, 0),
        (MX, None, 0, 0),
        (MX, True, 0, 0),
        (JP, True, 0, 0),
        (UNKNOWN, None, 0, 1),
        (UNKNOWN, True, 0, 1),
        (UNKNOWN, False, 0, 0),
    ],
)
def test_a_part_made_in_the_us_counts_as_a_whole_and_another_not_at_all(
    origin: str, *, said: bool | None, low: float, high: float
) -> None:
    found = contents(Row(origin, us_transformed=said, us=0.5)).us_parts()

    assert [end[0] for end in found] == [low, high]


@pytest.mark.parametrize(
    ("net_cost", "vnm", "credit"),
    [(80.0, 30.0, 50.0), (30.0, 80.0, 0.0), (300.0, 20.0, 100.0), (None, 30.0, 0.0), (80.0, None, 0.0)],
)
def test_a_statement_is_a_credit_of_at_least_nothing_and_at_most_the_value(
    net_cost: float | None, vnm: float | None, credit: float
) -> None:
    stated = Row(MX, 100.0, part_net_cost=net_cost, part_vnm=vnm)
    twice = Row(MX, 100.0, quantity=2.0, part_net_cost=net_cost, part_vnm=vnm)

    assert [end[0] for end in contents(stated).credit()] == [credit, credit]
    assert [end[0] for end in contents(twice).credit()] == [2 * credit, 2 * credit]


@pytest.mark.parametrize(("origin", "low", "high"), [(MX, 50, 50), (JP, 0, 0), (UNKNOWN, 0, 50)])
def test_a_statement_is_believed_of_parts_last_made_in_the_region(
    origin: str, low: float, high: float
) -> None:
    found = contents(Row(origin, 100.0, part_net_cost=80.0, part_vnm=30.0)).credit()

    assert [end[0] for end in found] == [low, high]


@pytest.mark.parametrize(
    ("origin", "certificate", "complete", "low", "high"),
    [
        (MX, None, True, True, True),
        (JP, None, False, True, True),
        (JP, None, True, False, False),
        (JP, True, True, False, False),
        (UNKNOWN, None, False, True, True),
        (UNKNOWN, None, True, False, True),
        (UNKNOWN, True, True, True, True),
    ],
)
def test_what_is_in_a_core_part_counts_with_it_but_a_complete_one_from_outside_never(
    origin: str, *, certificate: bool | None, complete: bool, low: bool, high: bool
) -> None:
    found = contents(Row(origin, originating=certificate))
    yes, no = np.array([True]), np.array([False])

    assert [end[0] for end in found.with_core(yes, np.array([complete]))] == [low, high]
    assert [end[0] for end in found.with_core(no, np.array([complete]))] == [False, False]


def test_only_a_certificate_that_counts_is_one() -> None:
    rows = [Row(origin, originating=True) for origin in (MX, JP, UNKNOWN)]

    assert contents(*rows).certified.tolist() == [True, False, True]


@given(sourcing=strategies.books())
def test_the_low_end_is_never_above_the_high_end_and_shares_are_fractions(sourcing: SourcingBook) -> None:
    found = RowContents.of(sourcing.rows, np.arange(len(sourcing.rows)))

    for low, high in (
        (found.regional_low, found.regional_high),
        (found.us_low, found.us_high),
        found.us_parts(),
    ):
        assert np.all((low >= 0) & (low <= high) & (high <= 1))
    assert np.all(found.judged_low <= found.judged_high)
    credit_low, credit_high = found.credit()
    assert np.all((credit_low >= 0) & (credit_low <= credit_high) & (credit_high <= found.value))


@given(sourcing=strategies.books())
def test_us_parts_do_not_change_with_what_is_said_of_regional_content(sourcing: SourcingBook) -> None:
    rows = sourcing.rows
    every = np.arange(len(rows))
    silent = replace(rows, regional_content=np.full(len(rows), np.nan))

    for one, other in zip(
        RowContents.of(rows, every).us_parts(), RowContents.of(silent, every).us_parts(), strict=True
    ):
        assert one.tolist() == other.tolist()
