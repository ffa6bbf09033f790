"""How duty rates stack: which measures fall on a good together, and what each adds."""

from collections.abc import Sequence

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.measures import Measure, RateKind, When


def without_excluded(measures: Sequence[Measure], falls: Flags) -> Flags:
    """Return ``falls`` less the measures that another one on the same good excludes.

    Args:
        measures: The measures.
        falls: ``(measure, good)``, whether its conditions hold for the good.
    """
    kept = falls.copy()
    for measure, its_goods in zip(measures, falls, strict=True):
        for row, other in enumerate(measures):
            if other.key in measure.excludes:
                kept[row] &= ~its_goods
    return kept


def stacked_rates(measures: Sequence[Measure], falls: Flags, schedule_rate: Floats) -> Floats:
    """Return the rate that each measure adds to each good.

    Rates add up. A floor adds what the others lack: 12.5 % where 2.5 % is charged and the floor is
    15 %, nothing where 25 % is.

    Args:
        measures: The measures; credits add nothing here.
        falls: ``(measure, good)``, whether it falls on the good, exclusions applied.
        schedule_rate: ``(good,)``, MFN rate of the good's tariff code, fraction.

    Returns:
        ``(measure, good)``, fraction of the base.

    Source:
        Executive Order 14289 (rates add up unless a measure excludes another); HTSUS chapter 99,
        note 33 to subchapter III (floors for Japan, the European Union and Korea).
    """
    added = np.zeros(falls.shape)
    for row, measure in enumerate(measures):
        if measure.kind is RateKind.ADDED:
            rate = schedule_rate if measure.rate is None else measure.rate
            added[row] = np.where(falls[row], rate, 0.0)
    total = added.sum(axis=0)
    for row, measure in enumerate(measures):
        if measure.kind is RateKind.FLOOR:
            added[row] = np.where(falls[row], np.maximum((measure.rate or 0.0) - total, 0.0), 0.0)
            total = total + added[row]
    return added


def in_state(when: When, qualifies: Flags) -> Flags:
    """Return where a good is in the state in which a measure or fee falls on it."""
    match when:
        case When.QUALIFYING:
            return qualifies
        case When.NOT_QUALIFYING:
            return ~qualifies
        case When.ALWAYS:
            return np.ones_like(qualifies)
