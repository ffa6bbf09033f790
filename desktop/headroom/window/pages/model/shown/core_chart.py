"""The groups of core parts of one model as bars."""

from headroom.language import colon, tr
from headroom.output.model_tables.core_groups import RESULTS, CoreLine, core_lines, deciding_way
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment
from headroom.words import formatting
from headroom.words.ranges import is_range

_TONES = {
    VehicleTestResult.FAILS: BarTone.FAILS,
    VehicleTestResult.UNDETERMINED: BarTone.UNDETERMINED,
    VehicleTestResult.PASSES: BarTone.QUALIFIES,
}
_VERDICTS = {
    VehicleTestResult.FAILS: Verdict.FAILS,
    VehicleTestResult.UNDETERMINED: Verdict.UNDETERMINED,
    VehicleTestResult.PASSES: Verdict.QUALIFIES,
}
_WHOLE = 100.0
_FOLLOW = tr("Double-click to follow it back.")


def core_chart(outcome: Outcome, model: int) -> BarRows | None:
    """Return the groups of core parts as bars, all of them together last; None where there are none."""
    deciding = deciding_way(outcome, model)
    if deciding is None:
        return None
    least = float(outcome.core.threshold[model]) * _WHOLE
    materials = tr("listed components") if deciding.components else tr("all materials")
    return BarRows(
        tr("Core groups"),
        tr("regional content of each, {materials}", materials=materials),
        tuple(_row(line) for line in core_lines(outcome, model)),
        0.0,
        _WHOLE,
        ((least, formatting.percent(least / _WHOLE)),),
        line=least,
        headings=(tr("Reached"), tr("Result"), tr("Net cost")),
        columns=(tr("Group"), tr("Reached, %"), tr("At most, %"), tr("Needed, %"), tr("Net cost, USD")),
        marked=1,
        read_along=1,
        tracks=True,
    )


def _row(line: CoreLine) -> BarRow:
    """Return a bar from 0 to what is reached, hatched from the low end to the high one."""
    if line.absent:
        note = colon(line.name, line.absent)
        return BarRow(line.name, (), note=note, instead=line.absent, numbers=(None,) * 4)
    low, high, cost = line.low * _WHOLE, line.high * _WHOLE, formatting.dollars(line.net_cost_usd)
    bar = Segment(0.0, low, _TONES[line.result])
    between = Segment(low, high, BarTone.UNDETERMINED, hatched=True)
    told = [colon(line.name, f"{line.reached}, {RESULTS[line.result]}"), tr("net cost {cost}", cost=cost)]
    told += [tr("settled by a certificate of origin")] if line.certified else []
    return BarRow(
        line.name,
        (bar, between) if is_range(line.low, line.high) else (bar,),
        figures=(line.reached, RESULTS[line.result], cost),
        note=f"{'; '.join(told)}. {_FOLLOW}",
        strong=line.together,
        numbers=(low, high, line.least * _WHOLE, line.net_cost_usd),
        verdict=_VERDICTS[line.result],
        ruled=line.together,
    )
