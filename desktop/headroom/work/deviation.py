"""Models whose figures are not what they were when the work was saved."""

from dataclasses import dataclass

from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.work.saved_result import Difference, ModelResult, differences, results_of
from headroom.work.saved_work import SavedWork


@dataclass(frozen=True, slots=True)
class Deviation:
    """One model of one scenario.

    Attributes:
        scenario: Name of the scenario.
        model: Name of the model.
        before: Its figures as they were saved; None where the model was not there.
        after: Its figures now; None where the model is not there any more.
        differences: The figures that differ.
    """

    scenario: str
    model: str
    before: ModelResult | None
    after: ModelResult | None
    differences: tuple[Difference, ...]


def deviations(work: SavedWork, exposure: Exposure) -> tuple[Deviation, ...]:
    """Return the models whose figures are not as saved; those of the scenario being tried come first.

    A scenario that was saved without results, because no workbook was open, has none.
    """
    found: list[Deviation] = []
    for scenario, results in work.results_by_scenario():
        if results:
            now = results_of(evaluate(exposure, scenario))
            found += compared(scenario.name, results, now)
    return tuple(found)


def compared(
    scenario: str, before: tuple[ModelResult, ...], after: tuple[ModelResult, ...]
) -> tuple[Deviation, ...]:
    """Return the models whose figures are not the same in two results of a scenario."""
    was = {result.model: result for result in before}
    is_now = {result.model: result for result in after}
    by_model: dict[str, list[Difference]] = {}
    for difference in differences(before, after):
        by_model.setdefault(difference.model, []).append(difference)
    return tuple(
        Deviation(scenario, model, was.get(model), is_now.get(model), tuple(found))
        for model, found in by_model.items()
    )
