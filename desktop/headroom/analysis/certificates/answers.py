"""What the answer to one certificate of origin would do by itself, while the others stay open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.analysis.certificates.answered_models import AnsweredModels
from headroom.analysis.certificates.open_rows import OpenRows
from headroom.book.classes_and_roles import YES
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import US
from headroom.rules.verdict import Verdict

_US, _BESIDE, _ABROAD = "US", "MX", "CN"
"""Countries that stand for the United States, for any other of the region, and for any outside it."""

_NOT_OPEN = float("nan")


@dataclass(frozen=True, slots=True)
class Answers:
    """What either answer to the certificate of one part would do.

    Shares are NaN where their test is not open.

    Attributes:
        rvc_if_us: Least regional content if the part comes from the United States, fraction.
        rvc_if_foreign: Most regional content if it comes from outside the region, fraction.
        us_if_us: Least US content, as the policy's test reads it, if it comes from the United States,
            fraction.
        us_if_foreign: Most US content if it comes from outside the region, fraction.
        verdict_if_us: Verdict if it comes from the United States.
        verdict_if_foreign: Verdict if it comes from outside the region.
    """

    rvc_if_us: float
    rvc_if_foreign: float
    us_if_us: float
    us_if_foreign: float
    verdict_if_us: Verdict
    verdict_if_foreign: Verdict


@dataclass(frozen=True, slots=True)
class BeforeAnswer:
    """What is known of a model before a certificate is there; amounts are in units of its open rows.

    Attributes:
        rows: Its open rows.
        rvc: Least and most regional content, fractions.
        us_content: Least and most US content as the policy's test reads it, fractions; NaN where that is
            not open.
        share_per_unit: Fraction of the net cost of one unit.
        regional: What all open rows add to regional content.
        us: What all open rows add to US content.
    """

    rows: OpenRows
    rvc: tuple[float, float]
    us_content: tuple[float, float]
    share_per_unit: float
    regional: int
    us: int

    @classmethod
    def of(cls, outcome: Outcome, model: int, rows: OpenRows) -> "BeforeAnswer":
        """Return what is known of one model, whose net cost is above 0."""
        return cls(
            rows,
            (float(outcome.rvc_low[model]), float(outcome.rvc_high[model])),
            _us_reached(outcome, model) if rows.us_missing > 0 else (_NOT_OPEN, _NOT_OPEN),
            1 / (rows.per_usd * float(outcome.net_cost_usd[model])),
            int(rows.regional.sum()),
            int(rows.us.sum()),
        )

    def answers(self, regional: int, us: int) -> Answers:
        """Return what either answer to the certificate of one part would do; no core part is open.

        Args:
            regional: What it adds to regional content.
            us: What it adds to US content.
        """
        rows, doubt = self.rows, self.rows.doubt
        regional_open, us_open = rows.regional_missing > 0, rows.us_missing > 0
        passes = (not regional_open or regional >= rows.regional_missing + doubt) and (
            not us_open or us >= rows.us_missing + doubt
        )
        fails = (regional_open and self.regional - regional < rows.regional_missing - doubt) or (
            us_open and self.us - us < rows.us_missing - doubt
        )
        gain, us_gain = regional * self.share_per_unit, us * self.share_per_unit
        return Answers(
            self.rvc[0] + gain if regional_open else _NOT_OPEN,
            self.rvc[1] - gain if regional_open else _NOT_OPEN,
            self.us_content[0] + us_gain,
            self.us_content[1] - us_gain,
            Verdict.QUALIFIES if passes else Verdict.UNDETERMINED,
            Verdict.FAILS if fails else Verdict.UNDETERMINED,
        )


def evaluated_answers(outcome: Outcome, model: int, rows: OpenRows, certified: Sequence[int]) -> Answers:
    """Return what either answer would do where core parts are open: the model is evaluated with each.

    Whether the core parts originate moves the regional content as well, so that no sum of rows says it.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
        rows: Its open rows.
        certified: Indices of the rows of the part in the book.
    """
    us, abroad = (_with_origin(outcome, model, certified, country) for country in (_US, _ABROAD))
    regional_open, us_open = rows.regional_missing > 0, rows.us_missing > 0
    return Answers(
        float(us.rvc_low[model]) if regional_open else _NOT_OPEN,
        float(abroad.rvc_high[model]) if regional_open else _NOT_OPEN,
        _us_reached(us, model)[0] if us_open else _NOT_OPEN,
        _us_reached(abroad, model)[1] if us_open else _NOT_OPEN,
        Verdict(int(us.verdict[model])),
        Verdict(int(abroad.verdict[model])),
    )


def _us_reached(outcome: Outcome, model: int) -> tuple[float, float]:
    """Return the least and the most US content of one model as the policy's test reads it, fractions."""
    low, high = outcome.reached(US.test)
    return float(low[model]), float(high[model])


def _with_origin(outcome: Outcome, model: int, certified: Sequence[int], country: str) -> Outcome:
    """Return the outcome of one model with some of its rows made in a country; the others have no parts."""
    alone = AnsweredModels.of(outcome, model)
    rows, told_rows = alone.rows, np.searchsorted(alone.row, np.array(certified))
    origins = (*rows.origins, *sorted({country, _BESIDE} - set(rows.origins)))
    origin = rows.origin.copy()
    origin[told_rows] = origins.index(country)
    if country == _ABROAD:  # what is certified to originate comes from the region all the same
        origin[told_rows[rows.originating[told_rows] == YES]] = origins.index(_BESIDE)
    return alone.evaluated(replace(rows, origin=origin, origins=origins))
