"""What of the lots no threshold moves, and when two sets of thresholds decide alike."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bare_policy import BARE_POLICY
from books import Row, book, unknown
from headroom.book.sourcing import ROLES, PartRole, SourcingBook
from headroom.rules.content import reaches
from headroom.rules.exposure import Exposure
from headroom.rules.lot_sums import asked_of_lots, lot_sums, open_lots, reached
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
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


def rules_of(*shares: tuple[str, float], vnm_rule: VnmRule = VnmRule.ROLL_UP) -> PartRules:
    """Return rules with thresholds on parts, by the words of their roles."""
    thresholds = (
        Threshold(word, word, Test.CORE_PARTS, share, roles=(PartRole(word),)) for word, share in shares
    )
    return PartRules.of(replace(BARE_POLICY, vnm_rule=vnm_rule, thresholds=tuple(thresholds)))


def test_lots_that_are_regional_as_a_whole_count_at_no_end() -> None:
    rows = (Row("US", 1.0), unknown(2.0), Row("MX", 4.0, regional=0.3), Row("JP", 8.0, regional=1.0))
    for vnm_rule in VnmRule:
        low, high = open_lots(exposure_of(*rows), rules_of(vnm_rule=vnm_rule))

        assert sorted(low.value.tolist()) == [2.0, 4.0, 8.0]
        assert sorted(high.value.tolist()) == [4.0, 8.0]


def test_where_parts_originate_or_not_a_certificate_is_what_leaves_them_out() -> None:
    rows = (
        Row("MX", 1.0, regional=0.3, originating=True),
        Row("MX", 2.0, originating=False),
        unknown(4.0, regional=0.3, originating=True),
    )

    rolled = open_lots(exposure_of(*rows), rules_of())
    traced = open_lots(exposure_of(*rows), rules_of(vnm_rule=VnmRule.TRACED))

    assert [sorted(lots.value.tolist()) for lots in rolled] == [[2.0], [2.0]]
    assert [sorted(lots.value.tolist()) for lots in traced] == [[1.0, 2.0, 4.0], [1.0, 2.0, 4.0]]


def test_contents_are_counted_below_the_threshold_of_their_role_at_both_ends() -> None:
    exposure = exposure_of(
        Row("MX", regional=0.6, role=PartRole.CORE),
        Row("MX", regional=0.7, role=PartRole.CORE),
        Row("MX", regional=0.7, role=PartRole.OTHER),
        unknown(1.0),
    )

    def counts(threshold: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
        found = reached(exposure, rules_of(("core", threshold), ("other", threshold)))
        return found.low, found.high

    low, high = counts(0.7)
    assert (low[0], high[0]) == (1, 1)
    assert (low[1], high[1]) == (1, 0)  # of unknown origin: none at the low end, all at the high one
    assert counts(0.65) == counts(0.7)
    assert counts(0.71) != counts(0.7)


def of_roles(shares: tuple[float, ...]) -> PartRules:
    return rules_of(*((str(role), share) for role, share in zip(ROLES, shares, strict=True)))


@given(a_book=books(), one=THRESHOLDS, other=THRESHOLDS)
def test_thresholds_with_the_same_counts_decide_alike_of_every_lot(
    a_book: SourcingBook, one: tuple[float, ...], other: tuple[float, ...]
) -> None:
    exposure = Exposure.of(a_book, REFERENCE)

    alike = all(
        np.array_equal(
            reaches(judged, np.array(one)[exposure.role]), reaches(judged, np.array(other)[exposure.role])
        )
        for judged in (exposure.judged_low, exposure.judged_high)
    )

    assert (reached(exposure, of_roles(one)) == reached(exposure, of_roles(other))) is alike


@given(a_book=books(), policy=policies(), thresholds=st.lists(THRESHOLDS, min_size=2, max_size=6))
def test_what_is_kept_while_a_threshold_moves_is_what_is_counted_anew(
    a_book: SourcingBook, policy: Policy, thresholds: list[tuple[float, ...]]
) -> None:
    moved = Exposure.of(a_book, REFERENCE)
    for own in thresholds:
        on_parts = iter(own)
        changed = tuple(
            replace(one, share=next(on_parts, one.share)) if one.of_parts else one
            for one in policy.thresholds
        )
        rules = Rules.of(replace(policy, thresholds=changed))
        fresh = Exposure.of(a_book, REFERENCE)

        assert str(arrays(tally(moved, rules))) == str(arrays(tally(fresh, rules)))  # NaN equals NaN


def test_which_threshold_each_lot_has_to_reach_is_asked_once() -> None:
    exposure = exposure_of(Row("MX", role=PartRole.CORE), Row("MX"))

    one, dearer = rules_of(("core", 0.5)), rules_of(("core", 0.75))

    assert asked_of_lots(exposure, one) is asked_of_lots(exposure, dearer)
    assert sorted(asked_of_lots(exposure, one).tolist()) == [0, 1]
