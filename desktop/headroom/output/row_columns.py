"""The part rows of a workbook as columns for scripts: what a scenario takes each of them for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headroom.arrays import CodedTexts, Floats, Ints
from headroom.book.sourcing import ROLES, PartRows
from headroom.output.frame_table import FrameColumn, FrameTable
from headroom.output.outcome_columns import SHARE, TEXT, USD
from headroom.rules.counted_rows import CountedRows, counted_among
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome

_SOURCES = ("current", "alternative")
_ORIGINATES = ("no", "cannot tell", "yes")


@dataclass(frozen=True, eq=False)
class UsedRows:
    """The rows of a workbook under a scenario.

    Attributes:
        outcome: What the scenario makes of them.
    """

    outcome: Outcome

    @property
    def rows(self) -> PartRows:
        """Return the rows, with the moves of the scenario made."""
        return self.outcome.exposure.book.rows

    @cached_property
    def usd(self) -> Floats:
        """Return ``(row,)``: US dollars per unit of the row's currency."""
        return currency_rates(self.outcome.exposure, self.outcome.scenario)[self.rows.currency]

    @cached_property
    def counted(self) -> CountedRows:
        """Return the rows, counted by the rules of the scenario."""
        return counted_among(self.outcome, np.arange(len(self.rows)))

    def originates(self) -> CodedTexts:
        """Return whether each part originates, in a word."""
        certain, possible = self.counted.originates, self.counted.may_originate
        return CodedTexts(
            (certain.astype(np.int32) + possible.astype(np.int32)).astype(np.int32), _ORIGINATES
        )

    def cells(self, field: str) -> list[str]:
        """Return the address of one field of every row."""
        rows = self.rows
        sheets, of_row, number_of_row = rows.places(field)
        places = [f"{sheet.place}!{sheet.columns.get(field, '')}" for sheet in sheets]
        pairs = zip(of_row.tolist(), number_of_row.tolist(), strict=True)
        return [f"{places[sheet]}{number}" for sheet, number in pairs]

    def mfn_rates(self) -> Floats:
        """Return the MFN rate of every row's tariff code."""
        found = self.outcome.exposure.classification
        rates: Floats = np.array([one.mfn_rate for one in found.treatments], dtype=np.float64)[
            found.treatment
        ]
        return rates


def _coded(
    codes: Callable[[UsedRows], Ints], names: Callable[[UsedRows], tuple[str, ...]]
) -> Callable[[UsedRows], CodedTexts]:
    return lambda used: CodedTexts(codes(used), names(used))


ROWS: FrameTable[UsedRows] = FrameTable(
    "result.rows",
    "one part of one model from one source, as the scenario uses it",
    (
        FrameColumn(
            "model", TEXT, "its name", _coded(lambda used: used.rows.model, lambda used: used.rows.models)
        ),
        FrameColumn("part_number", TEXT, "leading zeros kept", lambda used: used.rows.part_number),
        FrameColumn("description", TEXT, "as in the workbook", lambda used: used.rows.description),
        FrameColumn("system", TEXT, "as in the workbook", lambda used: used.rows.system),
        FrameColumn("supplier", TEXT, "as in the workbook", lambda used: used.rows.supplier),
        FrameColumn(
            "source",
            TEXT,
            "current: it counts; alternative: it could",
            _coded(lambda used: used.rows.alternative.astype(np.int32), lambda _: _SOURCES),
        ),
        FrameColumn(
            "origin",
            TEXT,
            "ISO 3166 alpha-2; empty where unknown",
            _coded(lambda used: used.rows.origin, lambda used: used.rows.origins),
        ),
        FrameColumn("hts_code", TEXT, "digits of the tariff code", lambda used: used.rows.hts_code),
        FrameColumn("mfn_rate", SHARE, "MFN duty of its code", lambda used: used.mfn_rates()),
        FrameColumn(
            "role",
            TEXT,
            "core, principal, complementary, other; stated or from the code",
            _coded(
                lambda used: used.outcome.exposure.classification.role,
                lambda _: tuple(role.value for role in ROLES),
            ),
        ),
        FrameColumn("quantity", "parts a vehicle", "as in the workbook", lambda used: used.rows.quantity),
        FrameColumn(
            "unit_cost_usd",
            "USD a part",
            "at the rate of the scenario",
            lambda used: used.rows.unit_cost * used.usd,
        ),
        FrameColumn("value_usd", USD, "quantity times unit cost", lambda used: used.counted.value_usd),
        FrameColumn(
            "freight_usd",
            USD,
            "quantity times freight, as stated",
            lambda used: used.rows.quantity * used.rows.freight_per_unit * used.usd,
        ),
        FrameColumn(
            "currency",
            TEXT,
            "of the row, ISO 4217",
            _coded(lambda used: used.rows.currency, lambda used: used.rows.currencies),
        ),
        FrameColumn("regional_low", SHARE, "least regional content", lambda used: used.counted.regional_low),
        FrameColumn("regional_high", SHARE, "greatest", lambda used: used.counted.regional_high),
        FrameColumn("us_low", SHARE, "least US content", lambda used: used.counted.contents.us_low),
        FrameColumn("us_high", SHARE, "greatest", lambda used: used.counted.contents.us_high),
        FrameColumn(
            "originates",
            TEXT,
            "yes, no, cannot tell: regional content against its threshold, or a certificate",
            lambda used: used.originates(),
        ),
        FrameColumn(
            "vnm_low_usd",
            USD,
            "least value that counts as non-originating",
            lambda used: used.counted.vnm_least_usd,
        ),
        FrameColumn("vnm_high_usd", USD, "greatest", lambda used: used.counted.vnm_usd),
        FrameColumn(
            "switching_cost_usd", "USD, once", "of an alternative", lambda used: used.rows.switching_cost_usd
        ),
        FrameColumn(
            "stated_core_group",
            TEXT,
            "group of core parts, where the workbook states it",
            lambda used: used.rows.texts("stated_core_group"),
        ),
        FrameColumn(
            "core_component",
            TEXT,
            "yes, no: a listed component of its group; as stated",
            lambda used: used.rows.texts("core_component"),
        ),
        FrameColumn(
            "part_net_cost_usd",
            "USD a part",
            "net cost that its maker states",
            lambda used: used.rows.part_net_cost * used.usd,
        ),
        FrameColumn(
            "part_vnm_usd",
            "USD a part",
            "VNM that its maker states",
            lambda used: used.rows.part_vnm * used.usd,
        ),
        FrameColumn(
            "component_vnm_usd",
            "USD a part",
            "what of it is from listed components",
            lambda used: used.rows.component_vnm * used.usd,
        ),
        FrameColumn(
            "originating",
            TEXT,
            "yes, no: what its certificate says",
            lambda used: used.rows.texts("originating"),
        ),
        FrameColumn(
            "us_transformed",
            TEXT,
            "yes, no: made or transformed in the US; as stated",
            lambda used: used.rows.texts("us_transformed"),
        ),
        FrameColumn(
            "cell", TEXT, "address of its unit cost, e.g. Sourcing!F17", lambda used: used.cells("unit_cost")
        ),
    ),
    more=lambda used: dict(used.rows.more),
)
