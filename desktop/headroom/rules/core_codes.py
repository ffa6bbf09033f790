"""Groups of core parts by tariff code: engine, transmission, body and chassis, and so on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headroom.book.classes_and_roles import CoreGroup
from headroom.rules.code_prefixes import longest_prefix


@dataclass(frozen=True, slots=True)
class CoreCode:
    """What a tariff code says of the core parts of a passenger vehicle or light truck.

    Attributes:
        prefix: Digits only.
        group: The group that parts of this code are in.
        complete: Whether it is a whole part of column 1, e.g. an engine; it is then one of column 2, too.
        only_electric: Whether the part counts only in a vehicle that it propels.
        only_stated: Whether the code names other parts as well, so that only the workbook can say so.
    """

    prefix: str
    group: CoreGroup
    complete: bool = False
    only_electric: bool = False
    only_stated: bool = False


@dataclass(frozen=True, slots=True)
class CoreGroupTable:
    """Groups of core parts by tariff code.

    Source: USMCA, Annex 4-B, Appendix, Table A.2; 19 CFR Part 182 Appendix A, s. 14(4) and (7) to (12).

    Attributes:
        codes: Tariff codes by their prefix.
        source: The law they are taken from.
    """

    codes: Mapping[str, CoreCode] = field(default_factory=dict)
    source: str = ""

    def find(self, code: str) -> CoreCode | None:
        """Return what ``code`` (digits only) says, by longest prefix; None where it is in no group.

        A code that is shorter than every entry says nothing.
        """
        return longest_prefix(self.codes, code)
