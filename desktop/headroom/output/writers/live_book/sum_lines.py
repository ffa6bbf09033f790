"""The lines of the sheet of sums: by model and currency, by class of duties, by group of core parts."""

from dataclasses import dataclass, field

import numpy as np

from headroom.language import tr
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.rules.core_groups import GROUPS, core_sums
from headroom.rules.outcome import Outcome
from headroom.rules.row_sums import US_HIGH, US_LOW, US_PARTS_HIGH, US_PARTS_LOW
from headroom.rules.tally import Tally

_UNCAPPED = 1e300


@dataclass(slots=True)
class SumLines:
    """The lines of the sheet while they are gathered: each a few amounts in one currency, by key."""

    model: list[int] = field(default_factory=list)
    currency: list[int] = field(default_factory=list)
    what: list[str] = field(default_factory=list)
    amounts: list[dict[str, float]] = field(default_factory=list)

    def add(self, model: int, currency: int, what: str, amounts: dict[str, float]) -> None:
        """Add a line."""
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


def gathered(outcome: Outcome, counted: Tally, core: CoreColumns) -> SumLines:
    """Return all lines of a fleet."""
    lines = SumLines()
    _add_materials(lines, counted)
    _add_duties(lines, counted)
    if core.groups:
        _add_core(lines, outcome, core)
    return lines


SUMS = (
    ("value", tr("Value"), None),
    ("freight", tr("Inbound freight, as stated"), None),
    ("us_low", tr("US content, low"), US_LOW),
    ("us_high", tr("US content, high"), US_HIGH),
    ("us_parts_low", tr("Made in the US, low"), US_PARTS_LOW),
    ("us_parts_high", tr("Made in the US, high"), US_PARTS_HIGH),
)


def _add_materials(lines: SumLines, counted: Tally) -> None:
    """Add a line for each model and currency."""
    amounts = {
        "value": counted.parts,
        "freight": counted.freight,
        "vnm_low": counted.vnm_low,
        "vnm_high": counted.vnm_high,
        "core_vnm_of_low": counted.core_vnm_low,
        "core_vnm_of_high": counted.core_vnm_high,
        **{key: counted.sum_of(one) for key, _, one in SUMS if one is not None},
    }
    there = sum((np.abs(amount) for amount in amounts.values()), np.zeros_like(counted.parts)) > 0
    for model, currency in np.argwhere(there).tolist():
        lines.add(
            model,
            currency,
            tr("All parts"),
            {key: float(amount[model, currency]) for key, amount in amounts.items()},
        )


def _add_duties(lines: SumLines, counted: Tally) -> None:
    """Add a line for each model, class of duties and currency."""
    for model, duty_class, currency in np.argwhere(counted.dutiable != 0).tolist():
        what = tr("Parts that bear the same duties ({number})", number=duty_class + 1)
        amount = float(counted.dutiable[model, duty_class, currency])
        lines.add(model, currency, what, {"dutiable": amount, "duty_class": float(duty_class)})


def _add_core(lines: SumLines, outcome: Outcome, core: CoreColumns) -> None:
    """Add a line for each model, core group and currency, and for each part whose components are stated."""
    sums = core_sums(outcome.exposure)
    place = {group: at for at, group in enumerate(core.groups, start=1)}
    for model, group in np.argwhere(sums.present).tolist():
        for currency in range(sums.at_threshold.shape[2]):
            said = currency == 0
            lines.add(
                model,
                currency,
                tr("Core parts: {group}", group=GROUPS[group].word),
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
            tr("Core part with stated components: {group}", group=GROUPS[group].word),
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
