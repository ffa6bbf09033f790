"""The sums of rows that tests ask for: a share of the value of every row, summed once after import.

No threshold, rate or currency moves them. A test that needs another sum adds it to ``ROW_SUMS``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats
from headroom.language import tr
from headroom.rules.row_contents import RowContents


@dataclass(frozen=True, slots=True, eq=False)
class RowSum:
    """One sum of rows.

    Attributes:
        name: By which it is asked for.
        label: For people, of the share of one row.
        share: Returns ``(row,)``: which share of the value of each row counts.
        field: Field of the row whose cell says so.
    """

    name: str
    label: str
    share: Callable[[RowContents], Floats]
    field: str


US_LOW = RowSum("us_low", tr("US content"), lambda found: found.us_low, "us_content")
US_HIGH = RowSum("us_high", tr("US content"), lambda found: found.us_high, "us_content")
US_PARTS_LOW = RowSum(
    "us_parts_low", tr("Made in the US"), lambda found: found.us_parts()[0], "us_transformed"
)
US_PARTS_HIGH = RowSum(
    "us_parts_high", tr("Made in the US"), lambda found: found.us_parts()[1], "us_transformed"
)

ROW_SUMS = (US_LOW, US_HIGH, US_PARTS_LOW, US_PARTS_HIGH)
"""Every sum; in this order they stand in the sums of lots."""


def summed_values(found: RowContents, value: Floats) -> Floats:
    """Return ``(sum, row)``: what counts of each row.

    Args:
        found: Some rows.
        value: ``(row,)``, quantity times unit cost.
    """
    return np.stack([value * one.share(found) for one in ROW_SUMS])
