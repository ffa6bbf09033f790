"""Goods on which duties may fall, as columns: parts on their way to assembly, vehicles to their market.

Whatever a measure is asked of, lots, rows, offers or vehicles, it is asked of ``Goods``: ``stacking``
says once which measures fall on them.
"""

from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.classes_and_roles import CATEGORIES, VehicleCategory
from headroom.book.sourcing import CLASSES, VehicleClass
from headroom.rules.classification import Classification
from headroom.rules.exposure import Exposure
from headroom.rules.fleet import Fleet
from headroom.rules.kept_beside import kept_once
from headroom.rules.measures import Trade
from headroom.rules.tariff_codes import Treatment

_MARKET = "US"  # all vehicles are sold there


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Goods:
    """Goods that come into a country, as columns; every array is ``(good,)``.

    Whether a good originates or qualifies is not in it: that moves with every threshold.

    Attributes:
        on: Whether they are parts or vehicles.
        into: Index into ``places``: where they come into.
        places: Countries, alpha-2.
        origin: Index into ``origins``.
        origins: Countries of origin, alpha-2; ``""`` is unknown.
        vehicle_class: Index into ``CLASSES``: of the vehicle, or of the one a part is built into.
        category: Index into ``CATEGORIES``, likewise.
        treatment: Index into ``treatments``.
        treatments: What their tariff codes mean.
        lists: Names of the code lists that were looked at.
        volume: Vehicles a year of the model.
    """

    on: Trade
    into: Ints
    places: tuple[str, ...]
    origin: Ints
    origins: tuple[str, ...]
    vehicle_class: Ints
    category: Ints
    treatment: Ints
    treatments: tuple[Treatment, ...]
    lists: frozenset[str]
    volume: Floats

    def __len__(self) -> int:
        return len(self.into)

    @classmethod
    def of_rows(cls, exposure: Exposure, row: Ints | Whole) -> "Goods":
        """Return rows of the workbook as parts on their way to the assembly of their models.

        Args:
            exposure: The sums of the workbook.
            row: Index into the rows of the book.
        """
        rows = exposure.book.rows
        return cls._parts(exposure, rows.model[row], rows.origin[row], exposure.classification.treatment[row])

    @classmethod
    def of_lots(cls, exposure: Exposure) -> "Goods":
        """Return lots of rows, or of offers, likewise; asked again, the same object."""
        return _lots(exposure)

    @classmethod
    def among_lots(cls, exposure: Exposure, lot: Whole) -> "Goods":
        """Return some lots, likewise."""
        return cls._parts(exposure, exposure.model[lot], exposure.origin[lot], exposure.treatment[lot])

    def coming_from(self, country: str) -> "Goods":
        """Return the goods as if they came from one country."""
        return replace(self, origin=np.zeros_like(self.origin), origins=(country,))

    @classmethod
    def of_fleet(cls, fleet: Fleet) -> "Goods":
        """Return vehicles on their way to the market; asked again, the same object."""
        return _vehicles(fleet)

    @classmethod
    def _parts(cls, exposure: Exposure, model: Ints, origin: Ints, treatment: Ints) -> "Goods":
        """Return parts of some models."""
        classification = replace(exposure.classification, treatment=treatment)
        return cls.of_parts(exposure.fleet, classification, model, origin, exposure.origins)

    @classmethod
    def of_parts(
        cls,
        fleet: Fleet,
        classification: Classification,
        model: Ints,
        origin: Ints,
        origins: tuple[str, ...],
    ) -> "Goods":
        """Return parts on their way to the assembly of their models.

        Args:
            fleet: The vehicles.
            classification: What the tariff codes of the parts mean.
            model: ``(good,)``, index into the vehicles.
            origin: ``(good,)``, index into ``origins``.
            origins: Countries of origin, alpha-2.
        """
        return cls(
            on=Trade.PARTS,
            into=fleet.assembly[model],
            places=fleet.countries,
            origin=origin,
            origins=origins,
            vehicle_class=fleet.vehicle_class[model],
            category=fleet.category[model],
            treatment=classification.treatment,
            treatments=classification.treatments,
            lists=classification.lists,
            volume=fleet.volume[model],
        )

    @property
    def schedule_rate(self) -> Floats:
        """Return the MFN rate that the tariff schedule has for each, fraction; 0 for vehicles."""
        rates = np.array([treatment.mfn_rate for treatment in self.treatments], dtype=np.float64)
        return rates[self.treatment]

    def come_into(self, country: str) -> Flags:
        """Return which come into a country from another one."""
        into = np.array([place == country for place in self.places], dtype=np.bool_)
        from_there = np.array([origin == country for origin in self.origins], dtype=np.bool_)
        return into[self.into] & ~from_there[self.origin]

    def of_origins(self, origins: frozenset[str]) -> Flags:
        """Return which come from one of some countries."""
        return np.array([origin in origins for origin in self.origins], dtype=np.bool_)[self.origin]

    def of_classes(self, classes: frozenset[VehicleClass]) -> Flags:
        """Return which are vehicles of some classes, or parts of such."""
        return np.array([one in classes for one in CLASSES], dtype=np.bool_)[self.vehicle_class]

    def of_categories(self, categories: frozenset[VehicleCategory]) -> Flags:
        """Return which are vehicles of some categories, or parts of such."""
        return np.array([one in categories for one in CATEGORIES], dtype=np.bool_)[self.category]

    def listed(self, name: str) -> Flags:
        """Return whose tariff code is on a code list; all are where none is named.

        Raises:
            KeyError: If nobody looked whether their codes are on that list.
        """
        if not name:
            return np.ones(len(self), dtype=np.bool_)
        if name not in self.lists:
            raise KeyError(name)
        on_list = [name in treatment.lists for treatment in self.treatments]
        return np.array(on_list, dtype=np.bool_)[self.treatment]

    def surely_listed(self, name: str) -> Flags:
        """Return whose tariff code is on a code list for certain.

        Raises:
            KeyError: As ``listed``.
        """
        if name not in self.lists:
            raise KeyError(name)
        on_list = [name in treatment.certain for treatment in self.treatments]
        return np.array(on_list, dtype=np.bool_)[self.treatment]


@kept_once  # a pure function of an immutable value; a slider asks it again and again
def _lots(exposure: Exposure) -> Goods:
    """Return the lots of an exposure as goods."""
    return Goods._parts(exposure, exposure.model, exposure.origin, exposure.treatment)  # noqa: SLF001


@kept_once  # likewise
def _vehicles(fleet: Fleet) -> Goods:
    """Return the vehicles of a fleet as goods."""
    nothing = np.zeros(len(fleet.assembly), dtype=np.int32)
    return Goods(
        on=Trade.VEHICLE,
        into=nothing,
        places=(_MARKET,),
        origin=fleet.assembly,
        origins=fleet.countries,
        vehicle_class=fleet.vehicle_class,
        category=fleet.category,
        treatment=fleet.treatment,
        treatments=fleet.treatments,
        lists=fleet.lists,
        volume=fleet.volume,
    )
