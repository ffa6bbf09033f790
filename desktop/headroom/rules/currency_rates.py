"""What the currencies of a workbook are worth in a scenario."""

from collections.abc import Sequence

import numpy as np

from headroom.arrays import Floats
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario


def currency_rates(exposure: Exposure, scenario: Scenario, currencies: Sequence[str] | None = None) -> Floats:
    """Return US dollars per unit of currencies: assumed, else the workbook's.

    Args:
        exposure: The workbook.
        scenario: What is assumed.
        currencies: ISO 4217 codes; None: those of the exposure.
    """
    rates = {**exposure.book.currency_rates, **scenario.currency_rates}
    return np.array([rates[code] for code in (currencies or exposure.currencies)], dtype=np.float64)
