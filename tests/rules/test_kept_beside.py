"""What is kept beside a value lasts as long as the value, and no longer."""

import gc
from dataclasses import dataclass, replace

from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from small_fleet import fleet_book


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Value:
    """Something large."""

    number: int


def test_an_answer_is_computed_once_and_the_oldest_go_first() -> None:
    asked: list[tuple[int, int]] = []

    @kept_beside(2)
    def answer(value: Value, question: int) -> int:
        asked.append((value.number, question))
        return value.number * question

    one, other = Value(10), Value(20)
    assert [answer(one, 1), answer(one, 2), answer(one, 1), answer(other, 1)] == [10, 20, 10, 20]
    assert asked == [(10, 1), (10, 2), (20, 1)]
    assert answer(one, 3) == 30  # 2 was asked for longest ago
    assert answer(one, 1) == 10
    assert answer(other, 1) == 20
    assert asked == [(10, 1), (10, 2), (20, 1), (10, 3)]
    answer(one, 2)
    assert asked[-1] == (10, 2)


def test_a_workbook_that_was_evaluated_and_closed_is_held_by_nobody() -> None:
    def exposures() -> int:
        gc.collect()
        return sum(type(one) is Exposure for one in gc.get_objects())

    before, reference = exposures(), load_reference()
    scenario = Scenario(load_policy(preset_path("usmca-232")))
    for number in range(5):
        exposure = Exposure.of(replace(fleet_book(), name=f"{number}.xlsx"), reference)
        outcome = evaluate(exposure, scenario)
        assert evaluate(exposure, scenario.with_value("rvc", 0.5)).parts_duty_usd.shape == (
            len(outcome.vehicles),
        )
        del exposure, outcome

    assert exposures() == before
