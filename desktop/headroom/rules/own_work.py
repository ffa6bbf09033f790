"""Conversion cost of vehicles as changes of parts leave it: with the producer's work on its own assemblies.

Source:
    19 CFR Part 182, Appendix A, s. 7(5): of a self-produced material the materials count; what its maker
    adds to them is a cost of the country of assembly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from headroom.book.vehicle import Vehicle
from headroom.rules.fleet import Fleet

_CONVERSION = "conversion_usd"


def with_own_work(vehicles: Sequence[Vehicle], more: Mapping[str, float]) -> tuple[Vehicle, ...]:
    """Return vehicles whose conversion cost has what own assemblies cost more above their parts.

    A conversion cost that the sheet of models states counts as it is; one that was typed counts where the
    bill comes to none.

    Args:
        vehicles: The vehicles of a workbook.
        more: US dollars for a vehicle, by the name of the model.
    """
    by_name = {name.casefold(): usd for name, usd in more.items()}

    def changed(vehicle: Vehicle) -> Vehicle:
        usd = by_name.get(vehicle.name.casefold(), 0.0)
        if not usd or _CONVERSION in vehicle.cells:
            return vehicle
        if _CONVERSION in vehicle.typed:
            return replace(vehicle, conversion_usd=usd) if usd > 0 else vehicle
        return replace(vehicle, conversion_usd=max(vehicle.conversion_usd + usd, 0.0))

    return tuple(changed(vehicle) for vehicle in vehicles)


def fleet_with_own_work(fleet: Fleet, before: Sequence[Vehicle], after: Sequence[Vehicle]) -> Fleet:
    """Return a fleet with the conversion cost of its vehicles as it is now.

    A stated net cost or customs value moves with it, as with the cost of the parts: what is stated beyond
    them stays as it is.

    Args:
        fleet: The vehicles as columns.
        before: The vehicles.
        after: The same with another conversion cost.
    """
    pairs = zip(before, after, strict=True)
    more = np.array([now.conversion_usd - then.conversion_usd for then, now in pairs], dtype=np.float64)
    if not more.any():
        return fleet
    return replace(
        fleet,
        conversion_usd=fleet.conversion_usd + more,
        stated_net_cost_usd=fleet.stated_net_cost_usd + more,
        stated_customs_value_usd=fleet.stated_customs_value_usd + more,
    )
