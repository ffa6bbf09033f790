"""The part rows with a formula for each figure that an input can move."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.book.sourcing import ROLES
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.formulas import flag, reaches
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Column
from headroom.output.writers.live_book.part_law import PartLaw, charged_rates, chosen, part_law
from headroom.rules.counted_rows import CountedRows, counted_among
from headroom.rules.currency_rates import currency_rates
from headroom.rules.goods import Goods
from headroom.rules.outcome import Outcome
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule

_UNKNOWN = "countries_unknown"


@dataclass(frozen=True, slots=True, eq=False)
class BookRows:
    """The rows of a workbook as the sheet has them; arrays are ``(row,)``.

    Attributes:
        outcome: What the scenario makes of them.
        row: Index into the rows of the book.
        law: Which duties fall on them.
        counted: The rows, counted by the rules of the scenario.
        usd: US dollars per unit of their currency.
        counts: 1 where a row is current, else 0.
        origin: Index into the countries of the law.
    """

    outcome: Outcome
    row: Whole
    law: PartLaw
    counted: CountedRows
    usd: Floats
    counts: Floats
    origin: Whole

    @classmethod
    def of(cls, outcome: Outcome) -> "BookRows":
        """Return the rows of an outcome's workbook that count or could, those that are left out aside."""
        exposure = outcome.exposure
        rows = exposure.book.rows
        left_out = np.zeros(len(rows), dtype=np.bool_) if rows.left_out is None else rows.left_out
        row = np.flatnonzero(~left_out)
        law = part_law(exposure, outcome.scenario.policy, row)
        place = {code: at for at, code in enumerate(law.countries.codes)}
        origin = np.array([place[code] for code in rows.origins], dtype=np.int64)[rows.origin[row]]
        return cls(
            outcome=outcome,
            row=row,
            law=law,
            counted=counted_among(outcome, row),
            usd=currency_rates(exposure, outcome.scenario)[rows.currency[row]],
            counts=rows.current[row].astype(np.float64),
            origin=origin,
        )

    def __len__(self) -> int:
        return len(self.row)

    @property
    def value(self) -> Floats:
        """Return what they are worth, US dollars for a vehicle; 0 for those that do not count."""
        value: Floats = self.counted.value_usd * self.counts
        return value

    def texts(self, name: str) -> list[str]:
        """Return a column of texts; blank where nothing is stated."""
        cells = self.outcome.exposure.book.rows.texts(name)
        words = (*cells.values, "")
        return [words[code] for code in cells.codes[self.row].tolist()]

    def numbers(self, name: str) -> Floats:
        """Return a column of numbers."""
        numbers: Floats = self.outcome.exposure.book.rows.numbers(name)[self.row]
        return numbers

    def states(self, name: str) -> bool:
        """Return whether any row states something in a column of numbers."""
        return not bool(np.isnan(self.numbers(name)).all())


def row_columns(rows: BookRows, inputs: Inputs, core: CoreColumns) -> tuple[Column, ...]:
    """Return the columns of the sheet of rows.

    Args:
        rows: The rows.
        inputs: The inputs that formulas mention.
        core: What is asked of the rows of core parts.
    """
    built = _Built.of(rows)
    return (
        *_stated(rows, built),
        *_worth(rows),
        *_contents(rows, built),
        *core.columns(rows.counted, rows.counts),
        *_materials(rows, core, built),
        *_duties(rows, inputs),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Built:
    """What of some rows follows from what they are made of; see ``BuiltContents``.

    Attributes:
        low: Least content, NaN where it does not follow.
        high: Greatest.
        absorbed: Whether it is part of an intermediate material that originates, at both ends.
        fixed: Whether a row is one of these: then nothing of it can be changed.
    """

    low: Floats
    high: Floats
    absorbed: tuple[Flags, Flags]
    fixed: Flags

    @classmethod
    def of(cls, rows: BookRows) -> "_Built":
        found = rows.outcome.exposure.book.rows.built
        nothing = np.full(len(rows), np.nan)
        absorbed = rows.counted.absorbed
        if found is None:
            return cls(nothing, nothing, absorbed, np.zeros(len(rows), dtype=np.bool_))
        contents = rows.counted.contents
        stated = ~np.isnan(rows.numbers("regional_content")) | (contents.rows.originating[rows.row] >= 0)
        low = np.where(stated, np.nan, found.low[rows.row])
        high = np.where(stated, np.nan, found.high[rows.row])
        fixed = ~np.isnan(high) | absorbed[0] | absorbed[1]
        return cls(low, high, absorbed, fixed)


def _stated(rows: BookRows, built: _Built) -> Sequence[Column]:
    """Return what the workbook says of each row; yellow is what may be changed."""
    book = rows.outcome.exposure.book.rows
    live = not bool(built.fixed.any())
    addresses = _addresses(rows)
    found = [
        Column("model_number", "Model no.", "count", (book.model[rows.row] + 1).tolist(), width=7),
        Column("model", "Model", "text", rows.texts("model"), width=20),
        Column("part_number", "Part number", "text", rows.texts("part_number"), width=16),
        Column("description", "Description", "text", rows.texts("description"), width=24),
        Column("supplier", "Supplier", "text", rows.texts("supplier"), width=16, folded=True),
        Column("hts_code", "HTS code", "text", rows.texts("hts_code"), width=12),
        Column("cell", "Cell of the workbook", "text", addresses, width=14, folded=True),
        Column("counts", "Counts: 1 yes, 0 no", "count", rows.counts.tolist(), edited=live, width=8),
        Column("origin", "Origin", "text", rows.texts("origin"), edited=live, width=8),
        Column("currency", "Currency", "text", rows.texts("currency"), edited=live, width=9),
        Column("quantity", "Quantity", "number", rows.numbers("quantity").tolist(), edited=live, width=9),
        Column("cost", "Unit cost", "number", rows.numbers("unit_cost").tolist(), edited=live),
        Column("unit_freight", "Freight per unit", "number", rows.numbers("freight_per_unit").tolist(), edited=True),
        Column("regional", "Regional content, stated", "share", rows.numbers("regional_content").tolist(), edited=live),
        Column("us", "US content, stated", "share", rows.numbers("us_content").tolist(), edited=live),
        Column("certificate", "Originating, yes or no", "words", rows.texts("originating"), edited=live),
        Column("transformed", "US transformed, yes or no", "words", rows.texts("us_transformed"), edited=live),
    ]
    if rows.states("part_net_cost"):
        for key, heading, name in (
            ("part_net_cost", "Net cost of part, stated", "part_net_cost"),
            ("part_vnm", "VNM of part, stated", "part_vnm"),
        ):
            found.append(Column(key, heading, "number", rows.numbers(name).tolist(), edited=live))
    return found


def _addresses(rows: BookRows) -> list[str]:
    """Return the cell of the unit cost of every row in the workbook that was read."""
    book = rows.outcome.exposure.book.rows
    sheets, of_row, number = book.places("unit_cost")
    places = [f"{sheet.place}!{sheet.columns.get('unit_cost', '')}" for sheet in sheets]
    pairs = zip(of_row[rows.row].tolist(), number[rows.row].tolist(), strict=True)
    return [f"{places[sheet]}{number}" for sheet, number in pairs]


def _worth(rows: BookRows) -> Sequence[Column]:
    """Return what the rows are worth."""
    kinds = rows.law.countries.kind[rows.origin]
    american = rows.law.countries.us[rows.origin]
    units = rows.numbers("quantity") * rows.usd * rows.counts
    freight = rows.numbers("freight_per_unit") * units
    place = f'IF([origin]="",{_UNKNOWN},MATCH([origin],countries_code,0))'
    return (
        Column("place", "Origin: line of the countries", "count", rows.origin + 1, place, folded=True),
        Column(
            "kind",
            "Origin: 1 region, 0 outside, 2 unknown",
            "count",
            kinds,
            "INDEX(countries_kind,[place])",
            folded=True,
        ),
        Column("american", "Origin: 3 US", "count", american, "INDEX(countries_us,[place])", folded=True),
        Column(
            "units",
            "Quantity in US dollars",
            "number",
            units,
            "[quantity]*[counts]*INDEX(currencies_usd,MATCH([currency],currencies_code,0))",
            folded=True,
        ),
        Column("value", "Value, USD", "usd", rows.value, "[units]*[cost]"),
        Column("freight", "Inbound freight, as stated, USD", "usd", freight, "[units]*[unit_freight]"),
    )


def _contents(rows: BookRows, built: _Built) -> Sequence[Column]:
    """Return what the rows contain, and whether they originate."""
    counted, contents = rows.counted, rows.counted.contents
    us_parts_low, us_parts_high = contents.us_parts()
    blank = 'IF([certificate]="no",0,1)'
    known = f'IF([regional]="",{blank},[regional])'
    low = f'IF(OR([kind]=1,AND([kind]=2,[certificate]="yes")),{known},0)'
    high = f"IF([kind]>0,{known},0)"
    certain = 'IF(AND([kind]>0,[certificate]="yes"),1,'
    originates = certain + f'IF(AND([kind]=1,[certificate]=""),{flag(reaches("[low]", "[threshold]"))},0))'
    may = certain + f'IF(AND([kind]>0,[certificate]=""),{flag(reaches("[high]", "[threshold]"))},0))'
    roles = rows.outcome.exposure.classification.role[rows.row]
    us_low, us_high = 'IF([us]="",IF([american]=3,1,0),[us])', 'IF([us]="",IF([american]>0,1,0),[us])'
    made_low = 'IF([transformed]="no",0,IF(OR([american]=3,AND([american]=1,[transformed]="yes")),1,0))'
    made_high = 'IF([transformed]="no",0,IF([american]>0,1,0))'
    follows = ~np.isnan(built.high)
    return (
        Column("role", "Role", "words", [ROLES[one].value for one in roles.tolist()], width=13),
        Column("asked", "Threshold, line of the table", "count", counted.asked + 1, folded=True),
        Column(
            "threshold",
            "Originates from",
            "share",
            counted.threshold,
            "INDEX(part_thresholds_share,[asked])",
        ),
        Column("low", "Regional, low", "share", contents.regional_low, _unless(follows, low)),
        Column("high", "Regional, high", "share", contents.regional_high, _unless(follows, high)),
        Column("originates", "Originates: 1 yes", "count", counted.originates, originates),
        Column("may_originate", "May originate: 1 yes", "count", counted.may_originate, may, folded=True),
        Column("us_low", "US content, low, USD", "usd", rows.value * contents.us_low, f"[value]*{us_low}"),
        Column(
            "us_high", "US content, high, USD", "usd", rows.value * contents.us_high, f"[value]*{us_high}", folded=True
        ),
        Column(
            "us_parts_low", "Made in the US, low, USD", "usd", rows.value * us_parts_low, f"[value]*{made_low}"
        ),
        Column(
            "us_parts_high",
            "Made in the US, high, USD",
            "usd",
            rows.value * us_parts_high,
            f"[value]*{made_high}",
            folded=True,
        ),
    )


def _unless(fixed: Flags, formula: str) -> str | list[str]:
    """Return a formula for every row but those that are fixed."""
    return ["" if one else formula for one in fixed.tolist()] if fixed.any() else formula


def _materials(rows: BookRows, core: CoreColumns, built: _Built) -> Sequence[Column]:
    """Return what counts as non-originating materials at both ends, by whichever rule is chosen."""
    counted, policy = rows.counted, rows.outcome.scenario.policy
    goods = Goods.of_rows(rows.outcome.exposure, rows.row)
    tracing = PartRules(
        VnmRule.TRACED, policy.tracing_list, policy.heavy_tracing_list, (), policy.part_thresholds()
    )
    traced, rolled = tracing.traced(goods), tracing.rolled_up(goods)
    found = [
        Column("traced", "On the tracing list", "count", traced, folded=True),
        Column("rolled", "Rolled up where traced", "count", rolled, folded=True),
    ]
    credits = rows.states("part_net_cost")
    if credits:
        amount = "MAX(0,MIN([units]*([part_net_cost]-[part_vnm]),[value]))"
        stated = 'ISNUMBER([part_net_cost]),ISNUMBER([part_vnm])'
        sure = 'OR([kind]=1,AND([kind]=2,[certificate]="yes"))'
        low, high = counted.credit_usd
        found += [
            Column(
                "credit_low", "Credit of its maker's statement, low", "usd", low * rows.counts,
                f"IF(AND({stated},{sure}),{amount},0)", folded=True,
            ),
            Column(
                "credit_high", "Credit of its maker's statement, high", "usd", high * rows.counts,
                f"IF(AND({stated},[kind]>0),{amount},0)", folded=True,
            ),
        ]
    for key, heading, made, share, end, absorbed, values in (
        ("vnm_high", "VNM, high, USD", "originates", "low", "low", built.absorbed[0], counted.vnm_usd),
        ("vnm_low", "VNM, low, USD", "may_originate", "high", "high", built.absorbed[1], counted.vnm_least_usd),
    ):
        less = f"-[credit_{end}]" if credits else ""
        whole = f"IF([{made}]=1,0,[value]{less})"
        part = f"[value]*(1-[{share}])"
        formula = f"CHOOSE(rule_number,{part},IF([rolled]=1,{whole},[traced]*{part}),{whole})"
        each = core.with_roll_up(formula, end)
        if absorbed.any():
            inside = f"CHOOSE(rule_number,{part},IF([rolled]=1,0,[traced]*{part}),0)"
            given = [each] * len(rows) if isinstance(each, str) else each
            each = [inside if one else of for one, of in zip(absorbed.tolist(), given, strict=True)]
        found.append(Column(key, heading, "usd", values * rows.counts, each))
    return found


def _duties(rows: BookRows, inputs: Inputs) -> Sequence[Column]:
    """Return the value on which each duty on parts falls, and the duty."""
    law, policy = rows.law, rows.outcome.scenario.policy
    if not law.lines:
        return ()
    number = law.numbers(rows.origin, rows.counted.originates)
    goods = Goods.of_rows(rows.outcome.exposure, rows.row)
    rates = charged_rates(policy, law.lines, goods, rows.counted.originates)
    falls = law.falls[law.choices.index(chosen(policy, law.readings))][:, number - 1]
    lookup = f"([pattern]-1)*{2 * law.groups}+(INDEX(countries_group,[place])-1)*2+[originates]+1"
    found = [
        Column("mfn", "MFN rate of the code", "rate", goods.schedule_rate),
        Column("pattern", "Kind for duties", "count", law.pattern, folded=True),
        Column("duty_number", "Line of the duties", "count", number, lookup, folded=True),
    ]
    before: list[str] = []
    for at in np.flatnonzero(law.falls.any(axis=(0, 2))).tolist():
        line = law.lines[at]
        base, duty, rate = f"base_{line.name}", f"duty_{line.name}", inputs.ref(line.key)
        worth = rows.value * falls[at]
        if line.first.by_schedule:
            rate = f'IF({rate}="",[mfn],{rate})'
        taken = f"[{base}]*{rate}"
        if line.first.kind.value == "floor":
            taken = f"MAX(0,{taken}-({'+'.join(f'[{one}]' for one in before) or '0'}))"
        before.append(duty)
        found += [
            Column(
                base, f"{line.first.label}: base, USD", "usd", worth,
                f"[value]*INDEX(duties_{line.name},[duty_number])", folded=True,
            ),
            Column(duty, f"{line.first.label}, USD", "usd", rows.value * rates[at], taken),
        ]
    return found
