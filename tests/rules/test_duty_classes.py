"""Lots by the measures that fall on them, whether they originate or not."""

import numpy as np

from books import Row, book
from headroom.rules.duty_classes import DutyClasses, PartMeasures
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, Trade, When
from strategies import REFERENCE

WHERE_OTHERS = Measure("others", "Others", Trade.PARTS, 0.1)
WHERE_ORIGINATING = Measure("own", "Own", Trade.PARTS, 0.01, when=When.QUALIFYING)


def classes(*rows: Row, measures: tuple[Measure, ...] = (WHERE_OTHERS,)) -> DutyClasses:
    exposure = Exposure.of(book(rows), REFERENCE)
    return DutyClasses.of(exposure, PartMeasures(tuple(m.conditions for m in measures), measures))


def test_lots_on_which_nothing_falls_in_any_state_are_left_out() -> None:
    found = classes(Row("US", 1.0), Row("JP", 2.0), Row("MX", 4.0))

    assert sorted(found.value.tolist()) == [2.0, 4.0]


def test_a_lot_leaves_its_class_where_it_originates() -> None:
    found = classes(Row("MX", 2.0), Row("JP", 4.0))

    assert found.dutiable(np.array([True, False])).value.tolist() == [[[4.0]]]
    assert found.dutiable(np.array([False, False])).value.tolist() == [[[6.0]]]
    assert found.dutiable(np.array([True, True])).value.shape == (1, 0, 1)


def test_a_lot_moves_to_the_class_of_those_that_originate() -> None:
    found = classes(Row("MX", 2.0), measures=(WHERE_OTHERS, WHERE_ORIGINATING))

    assert found.dutiable(np.array([True])).falls.tolist() == [[False], [True]]
    assert found.dutiable(np.array([False])).falls.tolist() == [[True], [False]]


def test_goods_at_another_schedule_rate_are_a_class_of_their_own() -> None:
    found = classes(Row("JP", 1.0, hts="87089981"), Row("JP", 2.0, hts="85443000"))
    neither = found.dutiable(np.array([False, False]))

    assert neither.schedule_rate.tolist() == [0.025, 0.05]
    assert neither.value[0, :, 0].tolist() == [1.0, 2.0]


def test_measures_that_differ_in_their_rates_ask_the_same() -> None:
    exposure = Exposure.of(book([Row("JP")]), REFERENCE)
    conditions = (WHERE_OTHERS.conditions,)
    dearer = Measure("others", "Others", Trade.PARTS, 0.2)

    first = DutyClasses.of(exposure, PartMeasures(conditions, (WHERE_OTHERS,)))

    assert DutyClasses.of(exposure, PartMeasures((dearer.conditions,), (dearer,))) is first
