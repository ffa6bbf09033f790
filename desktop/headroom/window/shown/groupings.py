"""In which groups the models of a fleet stand."""

from headroom.analysis.model_filter import ModelTrait
from headroom.language import WordEnum


class Grouping(WordEnum):
    """In which groups models stand; the value is its name for people."""

    NONE = "not grouped"
    VEHICLE_CLASS = "by class"
    BRAND = "by brand"
    PLANT = "by plant"

    @property
    def trait(self) -> ModelTrait | None:
        """Return by what the groups are told apart; None where there are none."""
        return {
            Grouping.VEHICLE_CLASS: ModelTrait.VEHICLE_CLASS,
            Grouping.BRAND: ModelTrait.BRAND,
            Grouping.PLANT: ModelTrait.PLANT,
        }.get(self)
