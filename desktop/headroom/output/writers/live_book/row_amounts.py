"""What each part row counts as non-originating, and which duties it bears."""

from collections.abc import Sequence

import numpy as np

from headroom.language import tr, translated
from headroom.output.writers.live_book.book_rows import BookRows, BuiltRows
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.part_law import charged_rates, chosen, duty_formula
from headroom.output.writers.live_book.words import CELL_YES, END_WORDS, quoted
from headroom.rules.goods import Goods
from headroom.rules.part_rules import PartRules
from headroom.rules.policy import VnmRule


def material_columns(rows: BookRows, core: CoreColumns, built: BuiltRows) -> Sequence[Filled]:
    """Return what counts as non-originating materials at both ends, by whichever rule is chosen."""
    counted, policy = rows.counted, rows.outcome.scenario.policy
    goods = Goods.of_rows(rows.outcome.exposure, rows.row)
    tracing = PartRules(
        VnmRule.TRACED, policy.tracing_list, policy.heavy_tracing_list, (), policy.part_thresholds()
    )
    traced, rolled = tracing.traced(goods), tracing.rolled_up(goods)
    found = [
        Filled("traced", tr("On the tracing list"), "count", traced, folded=True),
        Filled("rolled", tr("Rolled up where traced"), "count", rolled, folded=True),
    ]
    states = rows.states("part_net_cost")
    if states:
        amount = "MAX(0,MIN([units]*([part_net_cost]-[part_vnm]),[value]))"
        stated = "ISNUMBER([part_net_cost]),ISNUMBER([part_vnm])"
        sure = f"OR([kind]=1,AND([kind]=2,[certificate]={quoted(CELL_YES)}))"
        low, high = counted.credit_usd
        found += [
            Filled(
                "credit_low",
                tr("Credit of its maker's statement, low"),
                "usd",
                low * rows.counts,
                f"IF(AND({stated},{sure}),{amount},0)",
                folded=True,
            ),
            Filled(
                "credit_high",
                tr("Credit of its maker's statement, high"),
                "usd",
                high * rows.counts,
                f"IF(AND({stated},[kind]>0),{amount},0)",
                folded=True,
            ),
        ]
    for key, heading, made, end, values in (
        ("vnm_high", tr("VNM, {end}, USD", end=END_WORDS["high"]), "originates", "low", counted.vnm_usd),
        (
            "vnm_low",
            tr("VNM, {end}, USD", end=END_WORDS["low"]),
            "may_originate",
            "high",
            counted.vnm_least_usd,
        ),
    ):
        less = f"-[credit_{end}]" if states else ""
        whole = f"IF([{made}]=1,0,[value]{less})"
        absorbed = built.absorbed(end)
        plain = _counted(whole, end)
        each: str | list[str] = plain
        if any(absorbed):
            each = [_counted(f"{whole}*(1-{one})", end) if one else plain for one in absorbed]
        found.append(Filled(key, heading, "usd", values * rows.counts, core.with_roll_up(each, end)))
    return found


def _counted(whole: str, end: str) -> str:
    """Return what counts of a row by whichever rule is chosen.

    Args:
        whole: What counts where it is rolled up.
        end: Of content, ``low`` or ``high``.
    """
    part = f"[value]*(1-[{end}])"
    return f"CHOOSE(rule_number,{part},IF([rolled]=1,{whole},[traced]*{part}),{whole})"


def duty_columns(rows: BookRows, inputs: Inputs) -> Sequence[Filled]:
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
        Filled("mfn", tr("MFN rate of the code"), "rate", goods.schedule_rate),
        Filled("pattern", tr("Kind for duties"), "count", law.pattern, folded=True),
        Filled("duty_number", tr("Line of the duties"), "count", number, lookup, folded=True),
    ]
    before: list[str] = []
    for at in np.flatnonzero(law.falls.any(axis=(0, 2))).tolist():
        line = law.lines[at]
        base, duty, rate = f"base_{line.name}", f"duty_{line.name}", inputs.ref(line.key)
        worth = rows.value * falls[at]
        charged = duty_formula(line, base, rate, before)
        before.append(duty)
        found += [
            Filled(
                base,
                tr("{duty}: base, USD", duty=translated(line.first.label)),
                "usd",
                worth,
                f"[value]*INDEX(duties_{line.name},[duty_number])",
                folded=True,
            ),
            Filled(
                duty,
                tr("{duty}, USD", duty=translated(line.first.label)),
                "usd",
                rows.value * rates[at],
                charged,
            ),
        ]
    return found
