"""One scenario evaluated from many rows, beside a group-by over them."""

from dataclasses import dataclass

from headroom.bench.made_up_book import made_up_book
from headroom.bench.pandas_reference import POLICY, Frames, check_agreement
from headroom.bench.timing import in_turns
from headroom.cli.bench_figures import SECONDS, Measurement
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import currency_rates, evaluate
from headroom.rules.scenario import Scenario

_AGAINST = "pandas group-by of the rows"
_KEPT_AIM, _ANEW_AIM, _SUMMING_AIM = 0.005, 0.2, 5.0


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures, and what was evaluated.

    Attributes:
        figures: A slider on a threshold, one on a part-origin threshold, and the summing.
        lots: How many lots the rows were summed to.
    """

    figures: tuple[Measurement, ...]
    lots: int


def evaluating_speed(rows: int, models: int, runs: int) -> Figures:
    """Measure it.

    Args:
        rows: Part rows.
        models: Vehicle models.
        runs: Runs of each.

    Raises:
        DisagreementError: If the two calculations do not give the same numbers.
    """
    book, reference = made_up_book(rows, models), load_reference()
    exposure = Exposure.of(book, reference)
    frames = Frames.of(exposure)
    scenario = Scenario(load_policy(preset_path(POLICY)))
    per_unit = currency_rates(exposure, scenario)

    def moved(key: str, run: int) -> Scenario:
        return scenario.with_value(key, 0.6 + run / 1000)

    for key in ("rvc", "other"):
        check_agreement(evaluate(exposure, moved(key, 0)), frames.evaluate(moved(key, 0), per_unit))

    def figure(name: str, times: tuple[float, float], aim: float) -> Measurement:
        title = f"{name}, {rows:,} rows, {models} models"
        return Measurement(title, *times, _AGAINST, SECONDS, aim, runs)

    kept = in_turns(
        lambda run: evaluate(exposure, moved("rvc", run)),
        lambda run: frames.evaluate(moved("rvc", run), per_unit),
        runs,
    )
    anew = in_turns(
        lambda run: evaluate(exposure, moved("other", run)),
        lambda run: frames.evaluate(moved("other", run), per_unit),
        runs,
    )
    summing = in_turns(
        lambda _: Exposure.of(book, reference), lambda run: frames.evaluate(moved("rvc", run), per_unit), runs
    )
    return Figures(
        (
            figure("Slider on a threshold or rate", kept, _KEPT_AIM),
            figure("Slider on a part-origin threshold", anew, _ANEW_AIM),
            figure("Summing the rows, once after import", summing, _SUMMING_AIM),
        ),
        len(exposure.model),
    )
