"""How the talks may end: outcomes with their probabilities, and what lies somewhere in a range."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Floats
from headroom.language import localized, tr


@dataclass(frozen=True, slots=True)
class Spread:
    """An input that may lie anywhere in a range.

    Attributes:
        key: As in ``Scenario.with_value``.
        low: Least value.
        high: Greatest value.
        likeliest: Value it has most often, for a triangle; None: all are equally likely.
    """

    key: str
    low: float
    high: float
    likeliest: float | None = None

    def __post_init__(self) -> None:
        if not self.low <= (self.low if self.likeliest is None else self.likeliest) <= self.high:
            msg = tr(
                "the range of {key}, {low} to {high}, holds no likeliest value",
                key=self.key,
                low=self.low,
                high=self.high,
            )
            raise ValueError(msg)

    def at(self, share: Floats) -> Floats:
        """Return the values below which those shares of all cases lie; the inverse distribution."""
        width = self.high - self.low
        if self.likeliest is None or not width:
            return self.low + width * share
        rising = (self.likeliest - self.low) / width
        up = self.low + np.sqrt(share * width * (self.likeliest - self.low))
        down = self.high - np.sqrt((1 - share) * width * (self.high - self.likeliest))
        return np.where(share < rising, up, down)


@dataclass(frozen=True, slots=True)
class Prospect:
    """One way in which things may end.

    Attributes:
        name: What it is called, e.g. "85/50, as proposed".
        probability: Fraction, 0 to 1.
        values: What it sets, by key as in ``Scenario.with_value``.
        spreads: What lies somewhere in a range if it comes so.
    """

    name: str
    probability: float
    values: Mapping[str, float | None] = field(default_factory=dict)
    spreads: tuple[Spread, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            msg = tr(
                "{outcome}: a probability is from 0 % to 100 %, not {percent} %",
                outcome=self.name,
                percent=localized(f"{self.probability * 100:g}"),
            )
            raise ValueError(msg)
