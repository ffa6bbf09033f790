"""When two figures are the same, computed or typed into cells: the tolerances that comparisons use.

Sums of the same amounts in another order differ in their last digits. What differs by less than a billionth
of itself, or by less than a billionth where both are near 0, did not change. (Thresholds of the law have a
tolerance of their own: ``content.TOLERANCE``.)
"""

from math import isclose, isnan

SAME = 1e-9
"""Relative, and absolute near 0."""


SAME_TYPED = 1e-12
"""Relative, for what stands in cells: formulas that are computed again differ by less."""


def same_typed(one: float, other: float) -> bool:
    """Return whether two numbers of cells are the same."""
    return isclose(one, other, rel_tol=SAME_TYPED) or (isnan(one) and isnan(other))


def same(one: float, other: float) -> bool:
    """Return whether two figures are the same; NaN, which stands for none, is the same as NaN."""
    return isclose(one, other, rel_tol=SAME, abs_tol=SAME) or (isnan(one) and isnan(other))


def same_value(one: float | None, other: float | None) -> bool:
    """Return whether two numbers are the same where there may be none."""
    return one is other if one is None or other is None else same(one, other)
