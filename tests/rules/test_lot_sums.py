"""What of the lots no threshold moves, and when two sets of thresholds decide alike."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book, unknown
from headroom.book.sourcing import ROLES, PartRole, SourcingBook
from headroom.rules.content import reaches
from headroom.rules.exposure import Exposure
from headroom.rules.lot_sums import lot_sums, open_lots, reached
from headroom.rules.policy import Policy
from headroom.rules.tally import Rules, Tally, tally
from strategies import REFERENCE, SHARES, books, policies

THRESHOLDS = st.tuples(*(SHARES for _ in ROLES))


def exposure_of(*rows: Row) -> Exposure:
    return Exposure.of(book(rows, rates={"EUR": 1.1}), REFERENCE)


def arrays(counted: Tally) -> dict[str, list[object]]:
    return {name: getattr(counted, name).tolist() for name in Tally.__dataclass_fields__}


def test_what_no_rule_moves_is_summed_once() -> None:
    exposure = exposure_of(Row("JP", 10.0, freight=1.0), Row("US", 20.0, currency="EUR", freight=2.0))

    assert lot_sums(exposure) is lot_sums(exposure)
    assert lot_sums(exposure).parts.tolist() == [[10, 20]]
    assert lot_sums(exposure).freight.tolist() == [[1, 2]]


def test_lots_that_are_regional_as_a_whole_count_at_no_end() -> None:
    low, high = open_lots(exposure_of(Row("US", 1.0), unknown(2.0), Row("JP", 4.0, regional=0.3)), "")

    assert sorted(low.value.tolist()) == [2.0, 4.0]
    assert high.value.tolist() == [4.0]


def test_contents_are_counted_below_the_threshold_of_their_role_at_both_ends() -> None:
    exposure = exposure_of(
        Row("JP", regional=0.6, role=PartRole.CORE),
        Row("JP", regional=0.7, role=PartRole.CORE),
        Row("JP", regional=0.7, role=PartRole.OTHER),
        unknown(1.0),
    )

    def counts(threshold: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
        found = reached(exposure, tuple(threshold for _ in ROLES))
        return found.low, found.high

    core, other = ROLES.index(PartRole.CORE), ROLES.index(PartRole.OTHER)
    low, high = counts(0.7)
    assert (low[core], high[core]) == (1, 1)
    assert (low[other], high[other]) == (1, 0)  # of unknown origin: none at the low end, all at the high one
    assert counts(0.65) == counts(0.7)
    assert counts(0.71) != counts(0.7)


@given(a_book=books(), one=THRESHOLDS, other=THRESHOLDS)
def test_thresholds_with_the_same_counts_decide_alike_of_every_lot(
    a_book: SourcingBook, one: tuple[float, ...], other: tuple[float, ...]
) -> None:
    exposure = Exposure.of(a_book, REFERENCE)

    alike = all(
        np.array_equal(
            reaches(share, np.array(one)[exposure.role]), reaches(share, np.array(other)[exposure.role])
        )
        for share in (exposure.regional_low, exposure.regional_high)
    )

    assert (reached(exposure, one) == reached(exposure, other)) is alike


@given(a_book=books(), policy=policies(), thresholds=st.lists(THRESHOLDS, min_size=2, max_size=6))
def test_what_is_kept_while_a_threshold_moves_is_what_is_counted_anew(
    a_book: SourcingBook, policy: Policy, thresholds: list[tuple[float, ...]]
) -> None:
    moved = Exposure.of(a_book, REFERENCE)
    for own in thresholds:
        rules = replace(Rules.of(policy), role_thresholds=own)
        fresh = Exposure.of(a_book, REFERENCE)

        assert str(arrays(tally(moved, rules))) == str(arrays(tally(fresh, rules)))  # NaN equals NaN
