"""When memory is said to level off."""

import pytest

from memory_run import Reading, verdict


def held(*megabytes: float) -> list[Reading]:
    return [Reading(10.0 * at, amount) for at, amount in enumerate(megabytes)]


@pytest.mark.parametrize(
    ("megabytes", "levels_off"),
    [
        ((100, 150, 200, 200, 201, 202, 201, 200, 203), True),
        ((100, 110, 120, 130, 140, 150, 160, 170, 180), False),
        ((100, 100, 100, 200, 200, 200, 209, 209, 209), True),
        ((100, 100, 100, 200, 200, 200, 211, 211, 211), False),
        ((100, 100, 100, 200, 200, 200, 150, 300, 150), True),
    ],
    ids=["after a rise", "on and on", "a little more", "more than a little", "a peak"],
)
def test_memory_levels_off_where_the_last_third_holds_little_more(
    megabytes: tuple[float, ...], *, levels_off: bool
) -> None:
    found, said = verdict(held(*megabytes))

    assert found is levels_off
    assert said.startswith("levels off" if levels_off else "GROWS")


def test_what_is_gained_in_an_hour_is_said() -> None:
    _, said = verdict(held(1, 1, 1, 10, 10, 10, 10, 11, 12))

    assert "10 MB in the second third, 11 MB in the last (+10.0 %)" in said
    assert "+360 MB an hour" in said
