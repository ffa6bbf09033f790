"""The content formulas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.rules.content import reaches, regional_value_content


def test_a_good_half_of_foreign_materials_has_half_regional_content() -> None:
    assert regional_value_content(200.0, 100.0) == 0.5


@pytest.mark.parametrize("net_cost", [0.0, -1.0, float("nan")])
def test_a_net_cost_that_is_not_above_zero_is_refused(net_cost: float) -> None:
    with pytest.raises(ValueError, match="net cost must be above 0"):
        regional_value_content(net_cost, 1.0)


@pytest.mark.parametrize("vnm", [-0.01, float("nan")])
def test_a_negative_value_of_materials_is_refused(vnm: float) -> None:
    with pytest.raises(ValueError, match="at least 0"):
        regional_value_content(1.0, vnm)


@given(
    net_cost=st.floats(0.01, 1e6),
    vnm=st.floats(0, 1e6),
    more=st.floats(0.01, 1e6),
)
def test_more_foreign_material_never_raises_the_content(net_cost: float, vnm: float, more: float) -> None:
    assert regional_value_content(net_cost, vnm + more) <= regional_value_content(net_cost, vnm)


def test_equality_passes_and_a_billionth_less_does_too_but_not_a_millionth() -> None:
    shares = np.array([0.75, 0.75 - 5e-10, 0.75 - 1e-6])

    assert reaches(shares, 0.75).tolist() == [True, True, False]
