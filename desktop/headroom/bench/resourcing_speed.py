"""The cheapest sourcing of many parts, beside a general solver; comply or pay of a fleet, beside a frame."""

from headroom import resources
from headroom.bench.made_up_parts import PricedParts
from headroom.bench.pandas_reference import DisagreementError
from headroom.bench.timing import in_turns, median_of
from headroom.cli.bench_figures import FRAME, FRAME_S, SECONDS, Measurement
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Answer
from headroom.optimum.decisions import Decided, DecisionQuestion, decide
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.workbook.process.reading import read_book

_SOLVER = "HiGHS on the same instance"
_SOLVER_AIM, _FRAME_AIM = 0.05, 1.0
_RVC, _US = (3, 4), (2, 5)
_POLICY = "us-proposal-2017"
_SOLVER_SECONDS = 300.0


def solving_speed(parts: int, runs: int) -> Measurement:
    """Measure how long the cheapest sourcing of parts with four sources each takes, proof included.

    Each run has another instance; 75 % have to be regional and 40 % from the United States.

    Args:
        parts: Parts of the vehicle.
        runs: Runs of each.

    Raises:
        DisagreementError: If the two do not find the same cost where both prove theirs.
    """
    instances = [PricedParts.generated(parts, seed).knapsack(_RVC, _US) for seed in range(1, runs + 2)]
    check_cost(cheapest(instances[-1]), by_highs(instances[-1], _SOLVER_SECONDS))
    times = in_turns(
        lambda run: cheapest(instances[run]), lambda run: by_highs(instances[run], _SOLVER_SECONDS), runs
    )
    return Measurement(
        f"Cheapest sourcing, {parts:,} parts of 4 sources", *times, _SOLVER, SECONDS, _SOLVER_AIM, runs
    )


def check_cost(own: Answer, reference: Answer) -> None:
    """Compare what the two find of one instance.

    Raises:
        DisagreementError: If both prove theirs, and the costs differ.
    """
    if own.proven and reference.proven and own.cost != reference.cost:
        msg = f"cheapest sourcing: {own.cost} here, {reference.cost} by the general solver"
        raise DisagreementError(msg)


def deciding_speed(runs: int) -> tuple[Measurement, ...]:
    """Measure how long comply or pay takes for the sample's fleet while a slider moves.

    As in the window each decision starts from the last one; the slider moves by a tenth of a point.

    Args:
        runs: Moves of each slider.
    """
    book = read_book(resources.sample(), lambda _: None, lambda: False)
    offers = Offers.of(Exposure.of(book, load_reference()), load_reference())
    figures = []
    for key, start in (("rvc", 0.75), ("us_content", 0.4), ("mfn_car", 0.02)):
        own = median_of(_Moves(offers, key, start), runs)
        name = f"Comply or pay, {len(offers.models)} models, slider on {key}"
        figures.append(Measurement(name, own, FRAME_S, FRAME, SECONDS, _FRAME_AIM, runs))
    return tuple(figures)


class _Moves:
    """A slider on its way: each question is decided from the last answer."""

    def __init__(self, offers: Offers, key: str, start: float) -> None:
        self._offers = offers
        self._scenario = Scenario(load_policy(preset_path(_POLICY)))
        self._key = key
        self._start = start
        self._last: Decided | None = None

    def __call__(self, run: int) -> None:
        """Decide with the slider a little further."""
        scenario = self._scenario.with_value(self._key, self._start + run / 1000)
        self._last = decide(DecisionQuestion.of(self._offers, scenario), self._last)
