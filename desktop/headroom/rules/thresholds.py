"""Thresholds: the least share that passes a test, or with which a part originates."""

from dataclasses import dataclass
from datetime import date

from headroom.book.classes_and_roles import PartRole, VehicleCategory, VehicleClass
from headroom.language import WordEnum, localized, tr, translated
from headroom.rules.law_source import NO_SOURCE, LawSource


class Test(WordEnum):
    """What a vehicle is tested for."""

    __test__ = False

    PREFERENCE = "preference in force"
    ASSEMBLY = "assembled in the region"
    REGIONAL = "regional content"
    US = "US content"
    CORE_PARTS = "core parts"
    LABOUR = "labour value content"
    STEEL = "originating steel"
    ALUMINIUM = "originating aluminium"


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least share that passes a test.

    A part takes the first threshold on parts, in the order of the policy, that fits its role, the class
    and category of its vehicle, and its tariff code. A vehicle takes the one of its category, else that of
    its class.

    Attributes:
        key: Name by which it is set, e.g. ``rvc``.
        label: Name for people.
        test: What it decides; on parts whether a part originates.
        share: Fraction, 0 to 1.
        classes: Vehicle classes it holds for; of a threshold on parts the class of their vehicle, empty: any.
        roles: Of a threshold on parts: the roles it holds for; empty: any.
        source: Where the figure comes from.
        categories: Vehicle categories it holds for; empty: any.
        code_list: Of a threshold on parts: the list of tariff codes it holds for; empty: all.
        of_parts: Whether it is on parts; what has ``roles`` is.
    """

    key: str
    label: str
    test: Test
    share: float
    classes: tuple[VehicleClass, ...] = ()
    roles: tuple[PartRole, ...] = ()
    source: LawSource = NO_SOURCE
    categories: tuple[VehicleCategory, ...] = ()
    code_list: str = ""
    of_parts: bool = False

    def __post_init__(self) -> None:
        if self.roles:
            object.__setattr__(self, "of_parts", True)
        if not 0 <= self.share <= 1:
            msg = tr(
                "{threshold}: a threshold is from 0 % to 100 %, not {percent} %",
                threshold=translated(self.label),
                percent=localized(f"{self.share * 100:g}"),
            )
            raise ValueError(msg)

    @property
    def conditions(self) -> tuple[object, ...]:
        """Return what decides which parts it is for; the share does not."""
        return (self.classes, self.roles, self.categories, self.code_list)


@dataclass(frozen=True, slots=True)
class LabourCredit:
    """What a high labour value content adds to the regional content.

    Where the labour value content is above ``least_total_share`` and the regional content reaches
    ``least_rvc_share``, what materials and labour have above ``above_share`` adds to the regional content.

    Attributes:
        classes: Vehicle classes it holds for.
        least_total_share: Labour value content that has to be exceeded, fraction.
        above_share: Points from materials and labour above which they add, fraction.
        least_rvc_share: Regional content that is needed without it, fraction.
        since: First day; None: always.
        until: Last day; None: it does not end.
        source: Where the figures come from.
    """

    classes: tuple[VehicleClass, ...]
    least_total_share: float
    above_share: float
    least_rvc_share: float
    since: date | None = None
    until: date | None = None
    source: LawSource = NO_SOURCE

    def __post_init__(self) -> None:
        for share in (self.least_total_share, self.above_share, self.least_rvc_share):
            if not 0 <= share <= 1:
                percent = localized(f"{share * 100:g}")
                msg = tr("labour credit: a share is from 0 % to 100 %, not {percent} %", percent=percent)
                raise ValueError(msg)

    def in_force(self, day: date) -> bool:
        """Return whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
