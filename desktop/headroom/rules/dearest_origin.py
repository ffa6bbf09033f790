"""What parts of unknown origin would pay if they came from the country from which they pay most."""

import numpy as np

from headroom.arrays import Floats, Whole
from headroom.book.countries import UNKNOWN_ORIGIN, expand_groups
from headroom.rules.currency_rates import currency_rates
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import Measure, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import Stack

_KEPT = 4


def dearest_origin(outcome: Outcome, lots: Whole) -> tuple[float, str]:
    """Return what lots would pay more at most if they came from one country, and from which.

    Args:
        outcome: What a scenario made of a fleet.
        lots: Indices of lots of its exposure.

    Returns:
        US dollars a year, and the country; 0 and no country where none is dearer.
    """
    measures = tuple(m for m in outcome.scenario.policy.charged_on(Trade.PARTS) if kind_of(m).stacks)
    rates = currency_rates(outcome.exposure, outcome.scenario)
    return _dearest_origin(outcome.exposure, _ChargedLots(lots, measures, rates))


class _ChargedLots:
    """What their dearest country hangs on beside the exposure: no threshold on vehicles is among it."""

    def __init__(self, lots: Whole, measures: tuple[Measure, ...], rates: Floats) -> None:
        self.lots = lots
        self.measures = measures
        self.rates = rates
        self._bytes = lots.tobytes(), rates.tobytes()

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _ChargedLots)
            and self._bytes == other._bytes
            and self.measures == other.measures
        )

    def __hash__(self) -> int:
        return hash(self._bytes)  # measures have many texts


@kept_beside(_KEPT)
def _dearest_origin(exposure: Exposure, charged: _ChargedLots) -> tuple[float, str]:
    """Return what lots would pay more at most if they came from one country, and from which."""
    fleet, lots, measures, rates = exposure.fleet, charged.lots, charged.measures, charged.rates
    named = sorted({code for measure in measures for code in expand_groups(measure.origins)})
    model = exposure.model[lots]
    value = exposure.value[lots] * rates[exposure.currency[lots]] * fleet.volume[model]
    never = np.zeros(len(lots), dtype=np.bool_)
    goods = Goods.among_lots(exposure, lots)

    def paid(country: str) -> float:
        return float((Stack.of(measures, goods.coming_from(country), never).added.sum(axis=0) * value).sum())

    now = paid(UNKNOWN_ORIGIN)
    more = {country: paid(country) - now for country in named}
    dearest = max(more, key=lambda country: more[country], default="")
    return (more[dearest], dearest) if dearest and more[dearest] > 0 else (0.0, "")
