"""Which certificates of origin settle what is open, and whom to ask first."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.certificates.fewest_certificates import Certificates
from headroom.analysis.certificates.requests import SupplierRequest
from headroom.analysis.certificates.statements import NO_STATEMENTS, Statements
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses, short, the
from headroom.findings.statements import statement_worth
from headroom.language import tr, tr_count, tr_in
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words.ranges import is_range, points_of

_ONE = 1


def certificates_finding(
    found: Sequence[Certificates],
    requests: Sequence[SupplierRequest],
    outcome: Outcome,
    stated: Statements = NO_STATEMENTS,
) -> Finding:
    """Return how many verdicts are open, what settles them, what a statement is worth, whom to ask first.

    Args:
        found: What settles each model that is open.
        requests: The same, supplier by supplier.
        outcome: Whose verdicts.
        stated: The statements that would help.
    """
    worth = statement_worth(stated)
    if not found and worth:
        return Finding(tr("Nothing is open, but {worth}", worth=worth), _without_question(outcome))
    if not found:
        return Finding(tr("Nothing is open: every verdict is certain"), _without_question(outcome))
    said = f"{capital(worth)}." if worth else ""
    return Finding(_open(found, requests), f"{first_request(requests)} {said}".strip())


def labels_finding(outcome: Outcome) -> Finding:
    """Return how many verdicts content labels leave open: they state no parts to ask for."""
    count = int((outcome.verdict == Verdict.UNDETERMINED).sum())
    if not count:
        return Finding(tr("Nothing is open: every verdict is certain"))
    return Finding(tr("{verdicts}, and a content label names no part to ask for", verdicts=_verdicts(count)))


def first_request(requests: Sequence[SupplierRequest]) -> str:
    """Return whom to ask first, e.g. ``Ask Denso for 3 certificates: …``; empty where nobody is named."""
    if not requests or not requests[0].supplier:
        return ""
    return request_sentence(requests[0])


def request_sentence(request: SupplierRequest) -> str:
    """Return what to ask of a supplier, and what that settles."""
    parts = []
    if request.settles:
        parts.append(tr_count("settles {n} model", "settles {n} models", len(request.settles)))
    if request.helps:
        parts.append(tr_count("helps with {n} model", "helps with {n} models", len(request.helps)))
    if not request.supplier:
        return tr_count(
            # Translators: and what that does, e.g. “settles 2 models, helps with 1 model”, also below.
            "Ask suppliers that are not named for {n} certificate: {effects}.",
            "Ask suppliers that are not named for {n} certificates: {effects}.",
            len(request.parts),
            effects=", ".join(parts),
        )
    return tr_count(
        "Ask {supplier} for {n} certificate: {effects}.",
        "Ask {supplier} for {n} certificates: {effects}.",
        len(request.parts),
        supplier=short(request.supplier),
        effects=", ".join(parts),
    )


def _open(found: Sequence[Certificates], requests: Sequence[SupplierRequest]) -> str:
    """Return how many verdicts are open, and what settles them."""
    settled = [one for one in found if one.settling]
    is_open = _verdicts(len(found))
    if not settled:
        none = tr_count("no certificate settles it", "no certificate settles them", len(found))
        return clauses(is_open, none)
    which = the(found[0].model) if len(found) == _ONE else tr_in("verdicts that are settled", "all")
    if len(settled) < len(found):
        which = tr_count("{n} of them", "{n} of them", len(settled))
    return clauses(is_open, _settle(requests, which))


def _settle(requests: Sequence[SupplierRequest], which: str) -> str:
    """Return how many certificates, of how many suppliers, settle some verdicts."""
    count = sum(len(one.parts) for one in requests)
    named = sum(1 for one in requests if one.supplier)
    if not named:
        return tr_count(
            "{n} certificate settles {verdicts}", "{n} certificates settle {verdicts}", count, verdicts=which
        )
    return tr_count(
        "{n} certificate of {suppliers} settles {verdicts}",
        "{n} certificates of {suppliers} settle {verdicts}",
        count,
        suppliers=tr_count("{n} supplier", "{n} suppliers", named),
        verdicts=which,
    )


def _verdicts(count: int) -> str:
    """Return how many verdicts are open."""
    return tr_count("{n} verdict is open", "{n} verdicts are open", count)


def _without_question(outcome: Outcome) -> str:
    """Return what unknown origins there are although no verdict is open, and what they leave open."""
    rows = outcome.exposure.book.rows
    if UNKNOWN_ORIGIN not in rows.origins:
        return ""
    unknown = rows.origin == rows.origins.index(UNKNOWN_ORIGIN)
    count = int((unknown & rows.current).sum())
    if not count:
        return ""
    said = tr_count(
        "{n} row has no origin; no verdict hangs on it.",
        "{n} rows have no origin; no verdict hangs on them.",
        count,
    )
    width = outcome.rvc_high - outcome.rvc_low
    at = int(np.argmax(width))
    if not is_range(float(outcome.rvc_low[at]), float(outcome.rvc_high[at])):
        return said
    gain = tr(
        "{model} could gain {points}.",
        model=the(outcome.vehicles[at].name),
        points=points_of(float(width[at])),
    )
    return f"{said} {capital(gain)}"
