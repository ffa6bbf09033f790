"""What may be expected of talks whose end is open."""

import numpy as np

from headroom.analysis.odds import Expectation
from headroom.findings.finding import Finding
from headroom.findings.phrases import at_best, clauses, listed, short
from headroom.language import tr, tr_count
from headroom.words import formatting

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
    lead = tr("{share} of volume may be expected to qualify", share=formatting.percent(share, 0))
    lead = at_best(lead) if best else lead
    possible = [one for one in found.by_prospect if one[1] > 0]
    ends = ""
    if costs:
        lead = tr(
            # Translators: the place is a clause, “62 % of volume may be expected to qualify”.
            "{volume}, and duty of {amount} a year",
            volume=lead,
            amount=formatting.about(found.duty_usd),
        )
        duties = [duty for *_, duty in possible]
        if duties and max(duties) - min(duties) >= _A_DOLLAR:
            low, high = formatting.about(min(duties)), formatting.about(max(duties))
            ends = tr("it lies between {low} and {high}", low=low, high=high) if low != high else ""
    said = (_certain(found), _coinciding(found), method(found) if costs else "")
    return Finding(clauses(lead, ends), " ".join(part for part in said if part))


def method(found: Expectation) -> str:
    """Return how it was computed, in a sentence."""
    if found.exact:
        return tr_count(
            "Exact: the only outcome was evaluated.", "Exact: all {n} outcomes were evaluated.", found.cases
        )
    return tr_count(
        "{n} case drawn from the ranges, the same at every time; the standard error of an expected cost "
        "is at most {error}.",
        "{n} cases drawn from the ranges, the same at every time; the standard error of an expected cost is "
        "at most {error}.",
        found.cases,
        error=formatting.dollars(float(np.max(found.error_usd, initial=0.0))),
    )


def _coinciding(found: Expectation) -> str:
    """Return which outcomes come to the same, and how likely that is of all of them together."""
    said = []
    for group in found.coinciding:
        if len(group) == len(found.by_prospect):
            return tr("Every outcome comes to the same.")
        names = listed([tr("“{name}”", name=short(found.by_prospect[at][0])) for at in group])
        together = formatting.percent(sum(found.by_prospect[at][1] for at in group), 0)
        said.append(tr("{outcomes} come to the same, {share} together.", outcomes=names, share=together))
    return " ".join(said)


def _certain(found: Expectation) -> str:
    """Return how many models qualify whatever comes, how many never, and of how many that is not known."""
    models = len(found.qualifies)
    always = int((found.qualifies >= _CERTAIN).sum())
    never = int((found.qualifies + found.undetermined <= 1 - _CERTAIN).sum())
    open_ = int((found.undetermined > 1 - _CERTAIN).sum())
    if models == 1:
        return _of_one(never=bool(never), always=bool(always), open_=bool(open_))
    said = tr_count(
        "{n} of {models} qualifies whatever comes",
        "{n} of {models} qualify whatever comes",
        always,
        models=tr_count("{n} model", "{n} models", models),
    )
    if never:
        said = tr_count("{certain}, {n} in no case", "{certain}, {n} in no case", never, certain=said)
    if open_:
        said = tr_count(
            "{certain}, {n} cannot be told in some case",
            "{certain}, {n} cannot be told in some case",
            open_,
            certain=said,
        )
    return f"{said}."


def _of_one(*, never: bool, always: bool, open_: bool) -> str:
    """Return whether the only model qualifies, as far as that is certain."""
    if never:
        return tr("The model qualifies in no case.")
    if always:
        return tr("The model qualifies whatever comes.")
    if open_:
        return tr("Whether the model qualifies is open, it cannot be told in some case.")
    return tr("Whether the model qualifies is open.")
