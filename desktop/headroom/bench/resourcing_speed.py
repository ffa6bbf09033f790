"""The cheapest sourcing of many parts, beside a general solver; comply or pay of a fleet, beside a frame."""

from headroom.bench.by_hand import DisagreementError
from headroom.bench.made_up_parts import PricedParts
from headroom.bench.sample_fleet import sample_offers
from headroom.bench.timing import in_turns, median_of
from headroom.cli.bench_figures import FRAME, FRAME_S, SECONDS, FigureAim, Measurement
from headroom.knapsack.exact_search import exact
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Answer
from headroom.optimum.decisions import Decided, DecisionQuestion, decide
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.offers import Offers
from headroom.rules.scenario import CURRENCY_PREFIX, Scenario

_SOLVER = "HiGHS on the same instance"
_SOLVER_AIM, _FRAME_AIM_S = FigureAim(0.05, multiple=True), 0.016
_RVC, _US = (3, 4), (2, 5)
_FLEETS = ((12, 1), (50, 3))
"""Models, and how many frames are theirs."""
_POLICIES = ("us-proposal-2017", "us-proposal-2026")
_SLIDERS = (("rvc", 0.75), ("us_content", 0.4), ("mfn_car", 0.02), ("s232_vehicle", 0.2))
_SCHEDULE_RATE, _MOST_BEGIN = 0.02, 0.9
_FEWER = 4
"""Of all sliders each is moved a quarter as often."""
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
    check_cost(exact(instances[-1]), by_highs(instances[-1], _SOLVER_SECONDS))
    times = in_turns(
        lambda run: exact(instances[run]), lambda run: by_highs(instances[run], _SOLVER_SECONDS), runs
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
    """Measure how long comply or pay takes for fleets made from the sample while a slider moves.

    As in the window each decision starts from the last one, and break-even points are put off; the slider
    moves by a tenth of a point, that of a currency by a thousandth.

    Args:
        runs: Moves of each slider.
    """
    figures = []
    for models, frames in _FLEETS:
        offers = sample_offers(models)
        for policy in _POLICIES:
            start = Scenario(load_policy(preset_path(policy)))
            for key, value in _SLIDERS:
                if key in start.policy.values():
                    own = median_of(_Moves(offers, start, key, value), runs)
                    figures.append(
                        _in_frames(f"{models} models, {policy}, slider on {key}", own, frames, runs)
                    )
        slowest, own = _slowest(offers, max(runs // _FEWER, 1))
        figures.append(
            _in_frames(f"{models} models, slowest slider ({slowest})", own, frames, runs // _FEWER)
        )
    return tuple(figures)


def _in_frames(what: str, own: float, frames: int, runs: int) -> Measurement:
    """Return a figure that aims at some frames."""
    return Measurement(
        f"Comply or pay, {what}", own, FRAME_S, FRAME, SECONDS, FigureAim(frames * _FRAME_AIM_S), runs
    )


def _slowest(offers: Offers, runs: int) -> tuple[str, float]:
    """Return the slider of all policies that takes longest, and its seconds."""
    took: dict[str, float] = {}
    for policy in _POLICIES:
        start = Scenario(load_policy(preset_path(policy)))
        for key, value in start.values(offers.current.book.currency_rates).items():
            begin = _SCHEDULE_RATE if value is None else min(value, _MOST_BEGIN)
            took[f"{key} of {policy}"] = median_of(_Moves(offers, start, key, begin), runs)
    return max(took.items(), key=lambda one: one[1])


class _Moves:
    """A slider on its way: each question is decided from the last answer."""

    def __init__(self, offers: Offers, start: Scenario, key: str, value: float) -> None:
        self._offers = offers
        self._scenario = start
        self._key = key
        self._start = value
        self._last: Decided | None = None

    def __call__(self, run: int) -> None:
        """Decide with the slider a little further."""
        step = self._start if self._key.startswith(CURRENCY_PREFIX) else 1.0
        scenario = self._scenario.with_value(self._key, self._start + step * run / 1000)
        self._last = decide(DecisionQuestion.of(self._offers, scenario), self._last, hurried=True)
