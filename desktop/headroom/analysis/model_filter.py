"""Which models of a fleet are shown: those of some classes, plants and brands, and with some verdicts.

One definition, for every page: what lists models or their parts lists those that are shown; figures of the
fleet are of all models, whatever is shown, for a credit of a maker is shared by all of his models.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from headroom.arrays import Flags
from headroom.book.classes_and_roles import CLASSES
from headroom.book.vehicle import Vehicle
from headroom.language import WordEnum, tr_in
from headroom.notation.countries import english_country_name, name_of_english
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict

NOT_STATED = "not stated"
"""Label of vehicles that do not say."""

_BETWEEN = ", "
"""What stands between plant and country."""

VERDICT_LABELS: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.FAILS: "fails", Verdict.UNDETERMINED: "cannot tell", Verdict.QUALIFIES: "qualifies"}
)
"""Labels stand in files: they are the same in every language, and shown by ``shown_label``."""

_SAID: Mapping[str, str] = MappingProxyType(
    {
        NOT_STATED: tr_in("by what models are told apart", "not stated"),
        VERDICT_LABELS[Verdict.FAILS]: tr_in("a verdict", "fails"),
        VERDICT_LABELS[Verdict.UNDETERMINED]: tr_in("a verdict", "cannot tell"),
        VERDICT_LABELS[Verdict.QUALIFIES]: tr_in("a verdict", "qualifies"),
    }
)


class ModelTrait(WordEnum):
    """By what models are told apart."""

    VEHICLE_CLASS = "class"
    BRAND = "brand"
    PLANT = "plant"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class ModelFilter:
    """Which models are shown.

    Attributes:
        chosen: Labels that a model has to have: of several of one trait any, of each trait one.
    """

    chosen: tuple[tuple[ModelTrait, str], ...] = ()

    @property
    def all(self) -> bool:
        """Return whether every model is shown."""
        return not self.chosen

    def labels(self, trait: ModelTrait) -> tuple[str, ...]:
        """Return the labels of one trait; none where any will do."""
        return tuple(label for one, label in self.chosen if one is trait)

    def turned(self, trait: ModelTrait, label: str) -> "ModelFilter":
        """Return it with one more label, or without it."""
        one = (trait, label)
        kept = tuple(other for other in self.chosen if other != one)
        return replace(self, chosen=kept if one in self.chosen else (*kept, one))


ALL_MODELS = ModelFilter()


def brand_of(vehicle: Vehicle) -> str:
    """Return the brand of a vehicle: its maker as the workbook states it."""
    return vehicle.manufacturer or NOT_STATED


def class_label(vehicle: Vehicle) -> str:
    """Return the class of a vehicle with a capital."""
    return vehicle.vehicle_class.capitalize()


def plant_of(vehicle: Vehicle) -> str:
    """Return where a vehicle is assembled: plant and country, or the country alone."""
    country = english_country_name(vehicle.assembly_country) if vehicle.assembly_country else NOT_STATED
    return f"{vehicle.plant}{_BETWEEN}{country}" if vehicle.plant else country


def shown_label(trait: ModelTrait, label: str) -> str:
    """Return a label in the language of the program; names that the workbook gives stay as they are."""
    match trait:
        case ModelTrait.VEHICLE_CLASS:
            return _CLASSES.get(label, label)
        case ModelTrait.PLANT:
            plant, between, country = label.rpartition(_BETWEEN)
            return f"{plant}{between}{_SAID.get(country) or name_of_english(country)}"
        case _:
            return _SAID.get(label, label)


_CLASSES: Mapping[str, str] = MappingProxyType({one.capitalize(): one.label for one in CLASSES})

_OF_VEHICLE: Mapping[ModelTrait, Callable[[Vehicle], str]] = MappingProxyType(
    {
        ModelTrait.VEHICLE_CLASS: class_label,
        ModelTrait.BRAND: brand_of,
        ModelTrait.PLANT: plant_of,
    }
)


def model_labels(outcome: Outcome, trait: ModelTrait) -> tuple[str, ...]:
    """Return the label of each model.

    Args:
        outcome: What the scenario makes of the fleet; verdicts are its.
        trait: By what models are told apart.
    """
    if trait is ModelTrait.VERDICT:
        return tuple(VERDICT_LABELS[Verdict(code)] for code in outcome.verdict.tolist())
    label = _OF_VEHICLE[trait]
    return tuple(label(vehicle) for vehicle in outcome.vehicles)


def shown_flags(outcome: Outcome, wanted: ModelFilter) -> Flags:
    """Return ``(model,)``: which models are shown; a label that no model has shows none."""
    shown: Flags = np.ones(len(outcome.vehicles), dtype=np.bool_)
    for trait in ModelTrait:
        asked = set(wanted.labels(trait))
        if asked:
            labels = model_labels(outcome, trait)
            shown &= np.fromiter((label in asked for label in labels), dtype=np.bool_, count=len(labels))
    return shown
