"""Random books with parts of several sources."""

from dataclasses import replace

from hypothesis import strategies as st

from books import book
from headroom.book.sourcing import SourcingBook
from strategies import ROWS, vehicles


@st.composite
def choices(draw: st.DrawFn) -> SourcingBook:
    """Return books of one model with a few parts of up to three sources, and some that have one."""
    rows = []
    for part in range(draw(st.integers(1, 4))):
        for source in range(draw(st.integers(1, 3))):
            row = draw(ROWS)
            rows.append(
                replace(
                    row,
                    model="A",
                    part=f"P{part}",
                    cost=row.cost + 1,
                    alternative=source > 0,
                    switching=draw(st.sampled_from((0.0, 12_345.67))) if source else 0.0,
                )
            )
    vehicle = draw(vehicles("A"))
    home = draw(st.sampled_from(("US", "MX", "CA")) | st.just(vehicle.assembly_country))
    vehicle = replace(vehicle, assembly_country=home)
    if draw(st.booleans()):  # otherwise most fail a test that no sourcing changes
        vehicle = replace(vehicle, lvc_share=None, steel_share=1.0)
    if vehicle.net_cost_usd is not None:
        vehicle = replace(vehicle, net_cost_usd=vehicle.net_cost_usd + 200_000)
    return book(rows, vehicle, rates={"EUR": 1.1, "JPY": 0.0065})
