"""The words of policies in files of format 2."""

from headroom.book.classes_and_roles import PartRole, VehicleCategory, VehicleClass
from headroom.disk.file_words import FileWords
from headroom.language import tr
from headroom.rules.measures import DutyBase, RateKind, Trade, When
from headroom.rules.policy import Test, VnmRule

TESTS = FileWords(
    tr("test"),
    {
        "preference": Test.PREFERENCE,
        "assembly": Test.ASSEMBLY,
        "regional_content": Test.REGIONAL,
        "us_content": Test.US,
        "core_parts": Test.CORE_PARTS,
        "labour_value_content": Test.LABOUR,
        "steel": Test.STEEL,
        "aluminium": Test.ALUMINIUM,
    },
)
VNM_RULES = FileWords(
    tr("rule for non-originating materials"),
    {"as_sourced": VnmRule.AS_SOURCED, "traced": VnmRule.TRACED, "roll_up": VnmRule.ROLL_UP},
)
CLASSES = FileWords(
    tr("vehicle class"),
    {
        "passenger_car": VehicleClass.PASSENGER_CAR,
        "light_truck": VehicleClass.LIGHT_TRUCK,
        "heavy_truck": VehicleClass.HEAVY_TRUCK,
    },
)
CATEGORIES = FileWords(
    tr("vehicle category"),
    {
        "passenger_vehicle": VehicleCategory.PASSENGER_VEHICLE,
        "light_truck": VehicleCategory.LIGHT_TRUCK,
        "heavy_truck": VehicleCategory.HEAVY_TRUCK,
        "other_vehicle": VehicleCategory.OTHER_VEHICLE,
        "other_heavy_vehicle": VehicleCategory.OTHER_HEAVY_VEHICLE,
    },
)
ROLES = FileWords(
    tr("part role"),
    {
        "core": PartRole.CORE,
        "principal": PartRole.PRINCIPAL,
        "complementary": PartRole.COMPLEMENTARY,
        "other": PartRole.OTHER,
    },
)
TRADES = FileWords(tr("kind of good"), {"vehicle": Trade.VEHICLE, "parts": Trade.PARTS})
STATES = FileWords(
    tr("state of a good"),
    {"qualifying": When.QUALIFYING, "not_qualifying": When.NOT_QUALIFYING, "always": When.ALWAYS},
)
BASES = FileWords(
    tr("base of a duty"),
    {
        "whole_value": DutyBase.WHOLE_VALUE,
        "non_us_content": DutyBase.NON_US_CONTENT,
        "msrp": DutyBase.MSRP,
    },
)
RATE_KINDS = FileWords(
    tr("kind of rate"), {"added": RateKind.ADDED, "floor": RateKind.FLOOR, "credit": RateKind.CREDIT}
)
