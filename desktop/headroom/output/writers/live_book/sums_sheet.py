"""Sums of rows in place of rows: of each model and currency, of each class of duties, of each core group.

What no threshold of parts and no rate moves is summed once by the program; what an input of vehicles, a rate
or a currency moves is computed of the sums, by the same formulas of models as with rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.language import tr, translated
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.part_law import Line, chargeable, duty_formula, lines_of
from headroom.output.writers.live_book.sum_lines import SUMS, SumLines, gathered
from headroom.output.writers.live_book.words import END_WORDS
from headroom.rules.currency_rates import currency_rates
from headroom.rules.measures import Measure, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import stacked_rates
from headroom.rules.tally import Rules, Tally, tally

_MISSING = "INDEX(models_core_missing,[model_number])"


def part_lines(outcome: Outcome, counted: Tally) -> tuple[Line, ...]:
    """Return the duties on parts that fall on some row of a fleet."""
    measures = _measures(outcome)
    falling = [one for one, falls in zip(measures, _falls(outcome, counted), strict=True) if falls.any()]
    kept = {id(one) for one in falling}
    return tuple(
        line
        for line in lines_of(chargeable(outcome.scenario.policy, Trade.PARTS))
        if kept & {id(one) for one in line.measures}
    )


def counted_lots(outcome: Outcome) -> Tally:
    """Return the sums of a fleet, counted by the rules of its scenario."""
    return tally(outcome.exposure, Rules.of(outcome.scenario.policy))


def sum_columns(outcome: Outcome, counted: Tally, inputs: Inputs, core: CoreColumns) -> tuple[Filled, ...]:
    """Return the columns of the sheet.

    Args:
        outcome: What the scenario makes of the fleet.
        counted: The sums of its lots.
        inputs: The inputs that formulas mention.
        core: What is asked of rows of core parts.
    """
    lines = gathered(outcome, counted, core)
    rates = currency_rates(outcome.exposure, outcome.scenario)
    usd = rates[np.array(lines.currency, dtype=np.int64)]
    codes = outcome.exposure.currencies
    names = [outcome.vehicles[one].name for one in lines.model]
    sheet = _Sheet(outcome, lines, usd)
    return (
        Filled("model_number", tr("Model no."), "count", [one + 1 for one in lines.model], width=7),
        Filled("model", tr("Model"), "text", names, width=24),
        Filled("what", tr("Sum of"), "words", lines.what, width=34),
        Filled("currency", tr("Currency"), "text", [codes[one] for one in lines.currency], width=9),
        Filled(
            "rate",
            tr("US dollars per unit"),
            "number",
            usd,
            "INDEX(currencies_usd,MATCH([currency],currencies_code,0))",
        ),
        *sheet.materials(core),
        *(sheet.core(core) if core.groups else ()),
        *sheet.duties(counted, inputs),
    )


def _measures(outcome: Outcome) -> tuple[Measure, ...]:
    return tuple(one for one in outcome.scenario.policy.charged_on(Trade.PARTS) if kind_of(one).stacks)


def _falls(outcome: Outcome, counted: Tally) -> Flags:
    """Return ``(measure that stacks, duty class)``."""
    return counted.falls[[kind_of(one).stacks for one in outcome.scenario.policy.charged_on(Trade.PARTS)]]


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """The columns of the sheet of sums."""

    outcome: Outcome
    lines: SumLines
    usd: Floats

    def _amount(self, key: str, heading: str, look: str = "number") -> Filled:
        return Filled(key, heading, look, self.lines.of(key), folded=True)

    def _computed(self, key: str, heading: str, of: str, formula: str, values: Floats) -> Filled:
        """Return a column that is computed where lines have an amount."""
        there = self.lines.there(of)
        shown = [float(one) if own else None for one, own in zip(values, there, strict=True)]
        return Filled(key, heading, "usd", shown, [formula if one else "" for one in there], width=13)

    def _numbers(self, key: str) -> Floats:
        return np.array([0.0 if one is None else one for one in self.lines.of(key)])

    def materials(self, core: CoreColumns) -> Sequence[Filled]:
        """Return value, freight, contents and materials in US dollars."""
        found: list[Filled] = []
        for key, heading, _ in SUMS:
            found += [
                Filled(
                    f"{key}_own",
                    tr("{heading}, own currency", heading=heading),
                    "number",
                    self.lines.of(key),
                    folded=True,
                ),
                self._computed(
                    key,
                    tr("{heading}, USD", heading=heading),
                    key,
                    f"[{key}_own]*[rate]",
                    self._numbers(key) * self.usd,
                ),
            ]
        passes, rolls_on = self.outcome.core.passes, self.outcome.scenario.policy.core_roll_up
        models = np.array(self.lines.model, dtype=np.int64)
        rolling = bool(core.groups)
        for key, other in (("vnm_low", "high"), ("vnm_high", "low")):
            end = key.removeprefix("vnm_")
            rolls = (passes[other == "high"][models] & rolls_on).astype(np.float64)
            less = f"-[core_vnm_of_{end}]*INDEX(models_rolls_{other},[model_number])" if rolling else ""
            values = (self._numbers(key) - rolls * self._numbers(f"core_vnm_of_{end}")) * self.usd
            found += [
                Filled(
                    f"{key}_own",
                    tr("VNM, {end}, own currency", end=END_WORDS[end]),
                    "number",
                    self.lines.of(key),
                    folded=True,
                ),
                self._amount(
                    f"core_vnm_of_{end}", tr("VNM of core parts, {end}, own currency", end=END_WORDS[end])
                ),
                self._computed(
                    key, tr("VNM, {end}, USD", end=END_WORDS[end]), key, f"([{key}_own]{less})*[rate]", values
                ),
            ]
        return found

    def core(self, core: CoreColumns) -> Sequence[Filled]:
        """Return what the groups of core parts come to."""
        missing = (1 - np.nan_to_num(self.outcome.core.threshold))[np.array(self.lines.model, dtype=np.int64)]
        at = self._numbers("core_at")
        listed = np.minimum(self._numbers("core_listed_at") * missing, self._numbers("core_listed_most"))
        found = [
            self._amount("core_key", tr("Model and core group"), "count"),
            self._amount("counts", tr("Rows of the group: 1 there are"), "count"),
            self._amount("core_open", tr("Some without certificate: 1"), "count"),
            self._amount("core_says", tr("Says components: 1"), "count"),
            self._amount("core_at", tr("Certified without a share, own currency")),
        ]
        if core.tells:
            found += [
                self._amount("core_listed_at", tr("The same of components, own currency")),
                self._amount("core_listed_most", tr("At most, own currency")),
            ]
        for end in ("low", "high"):
            net, vnm, parts = f"core_net_of_{end}", f"core_vnm_of_group_{end}", f"core_listed_of_{end}"
            found += [
                self._amount(net, tr("Core part: net cost, {end}, own currency", end=END_WORDS[end])),
                self._amount(vnm, tr("Core part: VNM, {end}, own currency", end=END_WORDS[end])),
                self._computed(
                    f"core_net_{end}",
                    tr("Core part: net cost, {end}, USD", end=END_WORDS[end]),
                    net,
                    f"[{net}]*[rate]",
                    self._numbers(net) * self.usd,
                ),
                self._computed(
                    f"core_vnm_{end}",
                    tr("Core part: VNM, {end}, USD", end=END_WORDS[end]),
                    vnm,
                    f"([{vnm}]+[core_at]*{_MISSING})*[rate]",
                    (self._numbers(vnm) + at * missing) * self.usd,
                ),
            ]
            if core.tells:
                found += [
                    self._amount(
                        parts, tr("Core part: VNM of components, {end}, own currency", end=END_WORDS[end])
                    ),
                    self._computed(
                        f"core_listed_{end}",
                        tr("Core part: VNM of components, {end}, USD", end=END_WORDS[end]),
                        parts,
                        f"([{parts}]+MIN([core_listed_at]*{_MISSING},[core_listed_most]))*[rate]",
                        (self._numbers(parts) + listed) * self.usd,
                    ),
                ]
        return found

    def duties(self, counted: Tally, inputs: Inputs) -> Sequence[Filled]:
        """Return on which value each duty falls, and the duty."""
        there = self.lines.there("dutiable")
        own = np.array(
            [int(one) if one is not None else 0 for one in self.lines.of("duty_class")], dtype=np.int64
        )
        borne = np.array(there, dtype=np.bool_)
        worth = self._numbers("dutiable") * self.usd
        measures = _measures(self.outcome)
        falls = _falls(self.outcome, counted)
        rates = stacked_rates(measures, falls, counted.schedule_rate)

        def of_lines(by_class: Floats | Flags) -> Floats:
            spread = np.zeros(len(own))
            spread[borne] = by_class[own[borne]]
            return spread

        found = [
            self._amount("dutiable", tr("Value that bears duties, own currency")),
            Filled(
                "mfn",
                tr("MFN rate of the codes"),
                "rate",
                [
                    one if it else None
                    for one, it in zip(of_lines(counted.schedule_rate).tolist(), there, strict=True)
                ],
                folded=True,
            ),
        ]
        before: list[str] = []
        for line in part_lines(self.outcome, counted):
            at = [place for place, one in enumerate(measures) if one in line.measures]
            base, duty, rate = f"base_{line.name}", f"duty_{line.name}", inputs.ref(line.key)
            shown = of_lines(np.logical_or.reduce(falls[at], axis=0).astype(np.float64))
            charged = duty_formula(line, base, rate, before)
            before.append(duty)
            found += [
                Filled(
                    f"falls_{line.name}",
                    tr("{duty}: falls, 1", duty=translated(line.first.label)),
                    "count",
                    [one if it else None for one, it in zip(shown.tolist(), there, strict=True)],
                    folded=True,
                ),
                self._computed(
                    base,
                    tr("{duty}: base, USD", duty=translated(line.first.label)),
                    "dutiable",
                    f"[dutiable]*[rate]*[falls_{line.name}]",
                    worth * shown,
                ),
                self._computed(
                    duty,
                    tr("{duty}, USD", duty=translated(line.first.label)),
                    "dutiable",
                    charged,
                    worth * of_lines(np.asarray(rates[at].sum(axis=0))),
                ),
            ]
        return found
