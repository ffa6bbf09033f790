"""Sums of rows in place of rows: of each model and currency, of each class of duties, of each core group.

What no threshold of parts and no rate moves is summed once by the program; what an input of vehicles, a rate
or a currency moves is computed of the sums, by the same formulas of models as with rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Floats
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Column
from headroom.output.writers.live_book.part_law import Line, chargeable, lines_of
from headroom.rules.core_groups import GROUPS, core_sums
from headroom.rules.currency_rates import currency_rates
from headroom.rules.measures import Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.row_sums import US_HIGH, US_LOW, US_PARTS_HIGH, US_PARTS_LOW
from headroom.rules.stacking import stacked_rates
from headroom.rules.tally import Rules, Tally, tally

_UNCAPPED = 1e300
_MISSING = "INDEX(models_core_missing,[model_number])"


@dataclass(slots=True)
class _Lines:
    """The lines of the sheet while they are gathered: each a few amounts in one currency, by key."""

    model: list[int] = field(default_factory=list)
    currency: list[int] = field(default_factory=list)
    what: list[str] = field(default_factory=list)
    amounts: list[dict[str, float]] = field(default_factory=list)

    def add(self, model: int, currency: int, what: str, amounts: dict[str, float]) -> None:
        self.model.append(model)
        self.currency.append(currency)
        self.what.append(what)
        self.amounts.append(amounts)

    def __len__(self) -> int:
        return len(self.model)

    def of(self, key: str) -> list[float | None]:
        """Return an amount of every line; nothing where it has none."""
        return [one.get(key) for one in self.amounts]

    def there(self, key: str) -> list[bool]:
        """Return which lines have an amount."""
        return [key in one for one in self.amounts]


def part_lines(outcome: Outcome, counted: Tally) -> tuple[Line, ...]:
    """Return the duties on parts that fall on some row of a fleet."""
    measures = _measures(outcome)
    falling = [one for one, falls in zip(measures, _falls(outcome, counted), strict=True) if falls.any()]
    kept = {id(one) for one in falling}
    return tuple(line for line in lines_of(chargeable(outcome.scenario.policy, Trade.PARTS)) if kept & {id(one) for one in line.measures})


def counted_lots(outcome: Outcome) -> Tally:
    """Return the sums of a fleet, counted by the rules of its scenario."""
    return tally(outcome.exposure, Rules.of(outcome.scenario.policy))


def sum_columns(outcome: Outcome, counted: Tally, inputs: Inputs, core: CoreColumns) -> tuple[Column, ...]:
    """Return the columns of the sheet.

    Args:
        outcome: What the scenario makes of the fleet.
        counted: The sums of its lots.
        inputs: The inputs that formulas mention.
        core: What is asked of rows of core parts.
    """
    lines = _Lines()
    _add_materials(lines, outcome, counted)
    _add_duties(lines, outcome, counted)
    if core.groups:
        _add_core(lines, outcome, core)
    rates = currency_rates(outcome.exposure, outcome.scenario)
    usd = rates[np.array(lines.currency, dtype=np.int64)]
    codes = outcome.exposure.currencies
    names = [outcome.vehicles[one].name for one in lines.model]
    sheet = _Sheet(outcome, lines, usd)
    return (
        Column("model_number", "Model no.", "count", [one + 1 for one in lines.model], width=7),
        Column("model", "Model", "text", names, width=24),
        Column("what", "Sum of", "words", lines.what, width=34),
        Column("currency", "Currency", "text", [codes[one] for one in lines.currency], width=9),
        Column("rate", "US dollars per unit", "number", usd, "INDEX(currencies_usd,MATCH([currency],currencies_code,0))"),
        *sheet.materials(),
        *(sheet.core(core) if core.groups else ()),
        *sheet.duties(counted, inputs),
    )


_SUMS = (
    ("value", "Value", None),
    ("freight", "Inbound freight, as stated", None),
    ("us_low", "US content, low", US_LOW),
    ("us_high", "US content, high", US_HIGH),
    ("us_parts_low", "Made in the US, low", US_PARTS_LOW),
    ("us_parts_high", "Made in the US, high", US_PARTS_HIGH),
)


def _add_materials(lines: _Lines, outcome: Outcome, counted: Tally) -> None:
    """Add a line for each model and currency."""
    amounts = {
        "value": counted.parts,
        "freight": counted.freight,
        "vnm_low": counted.vnm_low,
        "vnm_high": counted.vnm_high,
        "core_vnm_of_low": counted.core_vnm_low,
        "core_vnm_of_high": counted.core_vnm_high,
        **{key: counted.sum_of(one) for key, _, one in _SUMS if one is not None},
    }
    there = sum((np.abs(amount) for amount in amounts.values()), np.zeros_like(counted.parts)) > 0
    for model, currency in np.argwhere(there).tolist():
        lines.add(
            model, currency, "All parts", {key: float(amount[model, currency]) for key, amount in amounts.items()}
        )


def _measures(outcome: Outcome) -> tuple[object, ...]:
    return tuple(one for one in outcome.scenario.policy.charged_on(Trade.PARTS) if kind_of(one).stacks)


def _falls(outcome: Outcome, counted: Tally) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    """Return ``(measure that stacks, duty class)``."""
    return counted.falls[[kind_of(one).stacks for one in outcome.scenario.policy.charged_on(Trade.PARTS)]]


def _add_duties(lines: _Lines, outcome: Outcome, counted: Tally) -> None:
    """Add a line for each model, class of duties and currency."""
    for model, duty_class, currency in np.argwhere(counted.dutiable != 0).tolist():
        what = f"Parts that bear the same duties ({duty_class + 1})"
        amount = float(counted.dutiable[model, duty_class, currency])
        lines.add(model, currency, what, {"dutiable": amount, "duty_class": float(duty_class)})


def _add_core(lines: _Lines, outcome: Outcome, core: CoreColumns) -> None:
    """Add a line for each model, core group and currency, and one for each part whose components are stated."""
    sums = core_sums(outcome.exposure)
    place = {group: at for at, group in enumerate(core.groups, start=1)}
    for model, group in np.argwhere(sums.present).tolist():
        for currency in range(sums.at_threshold.shape[2]):
            said = currency == 0
            lines.add(
                model,
                currency,
                f"Core parts: {GROUPS[group].value}",
                {
                    "core_key": float((model + 1) * 100 + place[group]),
                    "counts": float(said),
                    "core_open": float(said and not sums.certified[model, group]),
                    "core_says": float(said and bool(sums.tells_components[model])),
                    "core_net_of_low": float(sums.net_cost[0][model, group, currency]),
                    "core_net_of_high": float(sums.net_cost[1][model, group, currency]),
                    "core_vnm_of_group_low": float(sums.vnm[0][model, group, currency]),
                    "core_vnm_of_group_high": float(sums.vnm[1][model, group, currency]),
                    "core_listed_of_low": float(sums.components[0][model, group, currency]),
                    "core_listed_of_high": float(sums.components[1][model, group, currency]),
                    "core_at": float(sums.at_threshold[model, group, currency]),
                    "core_listed_at": float(sums.components_at_threshold[model, group, currency]),
                    "core_listed_most": _UNCAPPED,
                },
            )
    capped = sums.capped
    for at in range(len(capped.model)):
        model, group = int(capped.model[at]), int(capped.group[at])
        nothing = {
            f"core_{key}_of_{more}{end}": 0.0
            for key, more in (("net", ""), ("vnm", "group_"), ("listed", ""))
            for end in ("low", "high")
        }
        lines.add(
            model,
            int(capped.currency[at]),
            f"Core part with stated components: {GROUPS[group].value}",
            {
                **nothing,
                "core_key": float((model + 1) * 100 + place[group]),
                "counts": 0.0,
                "core_open": 0.0,
                "core_says": 0.0,
                "core_at": 0.0,
                "core_listed_at": float(capped.at_threshold[at]),
                "core_listed_most": float(capped.at_most[at]),
            },
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """The columns of the sheet of sums."""

    outcome: Outcome
    lines: _Lines
    usd: Floats

    def _amount(self, key: str, heading: str, look: str = "number") -> Column:
        return Column(key, heading, look, self.lines.of(key), folded=True)

    def _computed(self, key: str, heading: str, of: str, formula: str, values: Floats) -> Column:
        """Return a column that is computed where lines have an amount."""
        there = self.lines.there(of)
        shown = [float(one) if own else None for one, own in zip(values, there, strict=True)]
        return Column(key, heading, "usd", shown, [formula if one else "" for one in there], width=13)

    def _numbers(self, key: str) -> Floats:
        return np.array([0.0 if one is None else one for one in self.lines.of(key)])

    def materials(self) -> Sequence[Column]:
        """Return value, freight, contents and materials in US dollars."""
        found: list[Column] = []
        for key, heading, _ in _SUMS:
            found += [
                Column(f"{key}_own", f"{heading}, own currency", "number", self.lines.of(key), folded=True),
                self._computed(key, f"{heading}, USD", key, f"[{key}_own]*[rate]", self._numbers(key) * self.usd),
            ]
        core, rolls_on = self.outcome.core.passes, self.outcome.scenario.policy.core_roll_up
        models = np.array(self.lines.model, dtype=np.int64)
        rolling = bool(self._numbers("core_vnm_of_low").any() or self._numbers("core_vnm_of_high").any())
        for key, other in (("vnm_low", "high"), ("vnm_high", "low")):
            end = key.removeprefix("vnm_")
            rolls = (core[other == "high"][models] & rolls_on).astype(np.float64)
            less = f"-[core_vnm_of_{end}]*INDEX(models_rolls_{other},[model_number])" if rolling else ""
            values = (self._numbers(key) - rolls * self._numbers(f"core_vnm_of_{end}")) * self.usd
            found += [
                Column(f"{key}_own", f"VNM, {end}, own currency", "number", self.lines.of(key), folded=True),
                self._amount(f"core_vnm_of_{end}", f"VNM of core parts, {end}, own currency"),
                self._computed(key, f"VNM, {end}, USD", key, f"([{key}_own]{less})*[rate]", values),
            ]
        return found

    def core(self, core: CoreColumns) -> Sequence[Column]:
        """Return what the groups of core parts come to."""
        missing = (1 - np.nan_to_num(self.outcome.core.threshold))[np.array(self.lines.model, dtype=np.int64)]
        at = self._numbers("core_at")
        listed = np.minimum(self._numbers("core_listed_at") * missing, self._numbers("core_listed_most"))
        found = [
            self._amount("core_key", "Model and core group", "count"),
            self._amount("counts", "Rows of the group: 1 there are", "count"),
            self._amount("core_open", "Some without certificate: 1", "count"),
            self._amount("core_says", "Says components: 1", "count"),
            self._amount("core_at", "Certified without a share, own currency"),
        ]
        if core.tells:
            found += [
                self._amount("core_listed_at", "The same of components, own currency"),
                self._amount("core_listed_most", "At most, own currency"),
            ]
        for end in ("low", "high"):
            net, vnm, parts = f"core_net_of_{end}", f"core_vnm_of_group_{end}", f"core_listed_of_{end}"
            found += [
                self._amount(net, f"Core part: net cost, {end}, own currency"),
                self._amount(vnm, f"Core part: VNM, {end}, own currency"),
                self._computed(f"core_net_{end}", f"Core part: net cost, {end}, USD", net, f"[{net}]*[rate]", self._numbers(net) * self.usd),
                self._computed(
                    f"core_vnm_{end}", f"Core part: VNM, {end}, USD", vnm, f"([{vnm}]+[core_at]*{_MISSING})*[rate]",
                    (self._numbers(vnm) + at * missing) * self.usd,
                ),
            ]
            if core.tells:
                found += [
                    self._amount(parts, f"Core part: VNM of components, {end}, own currency"),
                    self._computed(
                        f"core_listed_{end}", f"Core part: VNM of components, {end}, USD", parts,
                        f"([{parts}]+MIN([core_listed_at]*{_MISSING},[core_listed_most]))*[rate]",
                        (self._numbers(parts) + listed) * self.usd,
                    ),
                ]
        return found

    def duties(self, counted: Tally, inputs: Inputs) -> Sequence[Column]:
        """Return on which value each duty falls, and the duty."""
        there = self.lines.there("dutiable")
        own = np.array([int(one) if one is not None else 0 for one in self.lines.of("duty_class")], dtype=np.int64)
        borne = np.array(there, dtype=np.bool_)
        worth = self._numbers("dutiable") * self.usd
        measures = _measures(self.outcome)
        falls = _falls(self.outcome, counted)
        rates = stacked_rates(measures, falls, counted.schedule_rate)  # type: ignore[arg-type]

        def of_lines(by_class: Floats) -> Floats:
            spread = np.zeros(len(own))
            spread[borne] = by_class[own[borne]]
            return spread

        found = [
            self._amount("dutiable", "Value that bears duties, own currency"),
            Column(
                "mfn", "MFN rate of the codes", "rate",
                [one if it else None for one, it in zip(of_lines(counted.schedule_rate).tolist(), there, strict=True)],
                folded=True,
            ),
        ]
        before: list[str] = []
        for line in part_lines(self.outcome, counted):
            at = [place for place, one in enumerate(measures) if any(one is other for other in line.measures)]
            base, duty, rate = f"base_{line.name}", f"duty_{line.name}", inputs.ref(line.key)
            shown = of_lines(falls[at].any(axis=0).astype(np.float64))
            if line.first.by_schedule:
                rate = f'IF({rate}="",[mfn],{rate})'
            taken = f"[{base}]*{rate}"
            if line.first.kind.value == "floor":
                taken = f"MAX(0,{taken}-({'+'.join(f'[{one}]' for one in before) or '0'}))"
            before.append(duty)
            found += [
                Column(
                    f"falls_{line.name}", f"{line.first.label}: falls, 1", "count",
                    [one if it else None for one, it in zip(shown.tolist(), there, strict=True)], folded=True,
                ),
                self._computed(
                    base, f"{line.first.label}: base, USD", "dutiable", f"[dutiable]*[rate]*[falls_{line.name}]", worth * shown
                ),
                self._computed(
                    duty, f"{line.first.label}, USD", "dutiable", taken, worth * of_lines(rates[at].sum(axis=0))
                ),
            ]
        return found
