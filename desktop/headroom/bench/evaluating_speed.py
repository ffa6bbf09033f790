"""One scenario evaluated from many rows, beside the same written by hand with numpy."""

from dataclasses import dataclass

import pandas as pd

from headroom.bench.by_hand import POLICY, ByHand, check_agreement
from headroom.bench.made_up_book import made_up_book
from headroom.bench.timing import in_turns
from headroom.cli.bench_figures import SECONDS, FigureAim, Measurement
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.currency_rates import currency_rates
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario

_KEPT_AIM, _ANEW_AIM, _SUMMING_AIM = FigureAim(0.0005), FigureAim(0.008), FigureAim(2.0, multiple=True)
_LOT = ["model", "origin", "role", "currency", "mfn_rate", "low", "high"]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures, and what was evaluated.

    Attributes:
        figures: A slider on a threshold or rate, one on a part-origin threshold, and the summing.
        lots: How many lots the rows were summed to.
    """

    figures: tuple[Measurement, ...]
    lots: int


def evaluating_speed(rows: int, models: int, runs: int) -> Figures:
    """Measure it.

    Each step of the part-origin threshold moves some lots of some models to the other side.

    Args:
        rows: Part rows.
        models: Vehicle models.
        runs: Runs of each.

    Raises:
        DisagreementError: If the two calculations do not give the same numbers.
    """
    book, reference = made_up_book(rows, models), load_reference()
    exposure = Exposure.of(book, reference)
    hand = ByHand.of(exposure)
    scenario = Scenario(load_policy(preset_path(POLICY)))
    per_unit = currency_rates(exposure, scenario)
    sums, value = hand.sums(scenario, per_unit), hand.value * per_unit[hand.currency]

    def moved(key: str, run: int) -> Scenario:
        return scenario.with_value(key, 0.6 + run / 1000)

    for key in ("rvc", "mfn_car", "other"):
        first = moved(key, 0)
        check_agreement(evaluate(exposure, first), hand.figures(hand.sums(first, per_unit), first))

    def figure(name: str, times: tuple[float, float], against: str, aim: FigureAim) -> Measurement:
        title = f"{name}, {rows:,} rows, {models} models"
        return Measurement(title, *times, against, SECONDS, aim, runs)

    def kept(key: str) -> tuple[float, float]:
        return in_turns(
            lambda run: evaluate(exposure, moved(key, run)),
            lambda run: hand.figures(sums, moved(key, run)),
            runs,
        )

    anew = in_turns(
        lambda run: evaluate(exposure, moved("other", run)),
        lambda run: hand.figures(hand.counted_again(sums, moved("other", run), value), moved("other", run)),
        runs,
    )
    frame = pd.DataFrame(
        {
            name: getattr(hand, name)
            for name in (*_LOT, "value", "freight", "us_low", "us_high")
            if name != "origin"
        }
        | {"origin": book.rows.origin}
    )
    summing = in_turns(
        lambda _: Exposure.of(book, reference), lambda _: frame.groupby(_LOT, sort=False).sum(), min(runs, 5)
    )
    by_hand = "numpy by hand, sums of models kept"
    return Figures(
        (
            figure("Slider on a threshold", kept("rvc"), by_hand, _KEPT_AIM),
            figure("Slider on a rate", kept("mfn_car"), by_hand, _KEPT_AIM),
            figure("Slider on a part-origin threshold", anew, "numpy by hand, over all rows", _ANEW_AIM),
            figure(
                "Summing the rows, once after import", summing, "pandas group-by of the same", _SUMMING_AIM
            ),
        ),
        len(exposure.model),
    )
