"""What may be expected of talks whose end is open."""

import numpy as np

from headroom.analysis.odds import Expectation
from headroom.findings.finding import Finding
from headroom.findings.phrases import BEST, listed, short
from headroom.words import formatting
from headroom.words.definitions import DUTY

_CERTAIN = 1 - 1e-9
_A_DOLLAR = 0.5


def odds_finding(found: Expectation, *, costs: bool = True, best: bool = False) -> Finding:
    """Return which volume may be expected to qualify and which duty, between which ends.

    Args:
        found: What may be expected.
        costs: Whether there are costs.
        best: Whether makers change their sources.
    """
    share = sum(probability * of for _, probability, of, _ in found.by_prospect)
    response = BEST if best else ""
    lead = f"{formatting.percent(share, 0)} of volume may be expected to qualify{response}"
    possible = [one for one in found.by_prospect if one[1] > 0]
    ends = ""
    if costs:
        lead += f", and {DUTY.inside} of {formatting.about(found.duty_usd)} a year"
        duties = [duty for *_, duty in possible]
        if duties and max(duties) - min(duties) >= _A_DOLLAR:
            low, high = formatting.about(min(duties)), formatting.about(max(duties))
            ends = f"; it lies between {low} and {high}" if low != high else ""
    said = (_certain(found), _coinciding(found), method(found) if costs else "")
    return Finding(f"{lead}{ends}", " ".join(part for part in said if part))


def method(found: Expectation) -> str:
    """Return how it was computed, in a sentence."""
    if found.exact:
        if found.cases == 1:
            return "Exact: the only outcome was evaluated."
        return f"Exact: all {formatting.counted(found.cases, 'outcome')} were evaluated."
    error = formatting.dollars(float(np.max(found.error_usd, initial=0.0)))
    return (
        f"{formatting.counted(found.cases, 'case')} drawn from the ranges, the same at every time; the "
        f"standard error of an expected cost is at most {error}."
    )


def _coinciding(found: Expectation) -> str:
    """Return which outcomes come to the same, and how likely that is of all of them together."""
    said = []
    for group in found.coinciding:
        if len(group) == len(found.by_prospect):
            return "Every outcome comes to the same."
        names = listed([f"“{short(found.by_prospect[at][0])}”" for at in group])
        together = formatting.percent(sum(found.by_prospect[at][1] for at in group), 0)
        said.append(f"{names} come to the same, {together} together.")
    return " ".join(said)


def _certain(found: Expectation) -> str:
    """Return how many models qualify whatever comes, how many never, and of how many that is not known."""
    models = len(found.qualifies)
    always = int((found.qualifies >= _CERTAIN).sum())
    never = int((found.qualifies + found.undetermined <= 1 - _CERTAIN).sum())
    if models == 1:
        if never or always:
            return f"The model qualifies {'in no case' if never else 'whatever comes'}."
        untold = ", it cannot be told in some case" if found.undetermined[0] > 1 - _CERTAIN else ""
        return f"Whether the model qualifies is open{untold}."
    always_words = f"{formatting.count(always)} of {formatting.counted(models, 'model')}"
    qualify = "qualifies" if always == 1 else "qualify"
    never_words = f", {formatting.count(never)} in no case" if never else ""
    open_ = int((found.undetermined > 1 - _CERTAIN).sum())
    open_words = f", {formatting.count(open_)} cannot be told in some case" if open_ else ""
    return f"{always_words} {qualify} whatever comes{never_words}{open_words}."
