"""Law points, tips and ticks of the policy map."""

from dataclasses import replace

import numpy as np
import pytest

from headroom.analysis.policy_map import Axes
from headroom.policy_files.policy_file import load_presets
from headroom.window.pages.map.shown.map_marks import Tip, Tips, law_points, share_ticks
from headroom.window.plots.shown.extent import WHOLE, Extent
from headroom.words.formatting import THIN_SPACE
from resourcing_cases import thresholds

AXES = Axes("rvc", "us_content")


def test_law_points_are_those_of_the_presets_each_pair_once() -> None:
    points = law_points(load_presets(), AXES)

    assert {(point.regional, point.us) for point in points} == {
        (0.625, 0),
        (0.75, 0),
        (0.82, 0.5),
        (0.85, 0.5),
    }
    assert [point.label for point in points if point.regional == 0.75] == ["USMCA"]


def test_a_policy_without_a_preference_is_no_law_point() -> None:
    policy = replace(thresholds(0.5).policy, preference=False)

    assert law_points([policy], AXES) == ()


def test_models_that_tip_in_view_are_named_rising() -> None:
    tips = Tips(("A", "B", "C", "D"), np.array([0.7, 0.3, np.nan, 0.95]), np.ones(4))

    assert tips.in_view(Extent(0.0, 0.9), 5) == (Tip("B", 0.3), Tip("A", 0.7))


def test_of_many_models_the_largest_one_of_each_stretch_is_named() -> None:
    shares = np.linspace(0.0, 0.999, 100)
    volume = np.where(np.arange(100) % 10 == 4, 9.0, 1.0)
    tips = Tips([f"Model {at}" for at in range(100)], shares, volume)

    found = tips.in_view(WHOLE, 10)

    assert [tip.name for tip in found] == [f"Model {at}" for at in range(4, 100, 10)]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (WHOLE, ("0", "20", "40", "60", "80", "100")),
        (Extent(0.6, 1.0), ("60", "70", "80", "90", "100")),
        (Extent(0.7, 0.72), ("70.0", "70.5", "71.0", "71.5", "72.0")),
    ],
)
def test_ticks_are_round_and_have_the_digits_they_need(seen: Extent, expected: tuple[str, ...]) -> None:
    assert tuple(text for _, text in share_ticks(seen)) == tuple(f"{text}{THIN_SPACE}%" for text in expected)
