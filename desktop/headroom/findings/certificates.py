"""Which certificates of origin settle what is open, and whom to ask first."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.certificates.fewest_certificates import Certificates
from headroom.analysis.certificates.requests import SupplierRequest
from headroom.analysis.certificates.statements import NO_STATEMENTS, Statements
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, short, the
from headroom.findings.statements import statement_worth
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting
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
    if not found:
        certain = f"Nothing is open, but {worth}" if worth else "Nothing is open: every verdict is certain"
        return Finding(certain, _without_question(outcome))
    said = f"{capital(worth)}." if worth else ""
    return Finding(_open(found, requests), f"{first_request(requests)} {said}".strip())


def labels_finding(outcome: Outcome) -> Finding:
    """Return how many verdicts content labels leave open: they state no parts to ask for."""
    count = int((outcome.verdict == Verdict.UNDETERMINED).sum())
    if not count:
        return Finding("Nothing is open: every verdict is certain")
    return Finding(f"{_verdicts(count)}, and a content label names no part to ask for")


def first_request(requests: Sequence[SupplierRequest]) -> str:
    """Return whom to ask first, e.g. ``Ask Denso for 3 certificates: …``; empty where nobody is named."""
    if not requests or not requests[0].supplier:
        return ""
    return request_sentence(requests[0])


def request_sentence(request: SupplierRequest) -> str:
    """Return what to ask of a supplier, and what that settles."""
    who = short(request.supplier) if request.supplier else "suppliers that are not named"
    asks = f"Ask {who} for {formatting.counted(len(request.parts), 'certificate')}"
    parts = []
    if request.settles:
        parts.append(f"settles {formatting.counted(len(request.settles), 'model')}")
    if request.helps:
        parts.append(f"helps with {formatting.counted(len(request.helps), 'model')}")
    return f"{asks}: {', '.join(parts)}."


def _open(found: Sequence[Certificates], requests: Sequence[SupplierRequest]) -> str:
    """Return how many verdicts are open, and what settles them."""
    settled = [one for one in found if one.settling]
    is_open = _verdicts(len(found))
    if not settled:
        return f"{is_open}; no certificate settles {'it' if len(found) == _ONE else 'them'}"
    count = sum(len(one.parts) for one in requests)
    named = sum(1 for one in requests if one.supplier)
    of = f" of {formatting.counted(named, 'supplier')}" if named else ""
    papers = f"{formatting.counted(count, 'certificate')}{of} {'settles' if count == _ONE else 'settle'}"
    which = the(found[0].model) if len(found) == _ONE else "all"
    if len(settled) < len(found):
        which = f"{formatting.count(len(settled))} of them"
    return f"{is_open}; {papers} {which}"


def _verdicts(count: int) -> str:
    """Return how many verdicts are open."""
    return formatting.counted(count, "verdict is open", "verdicts are open")


def _without_question(outcome: Outcome) -> str:
    """Return what unknown origins there are although no verdict is open, and what they leave open."""
    rows = outcome.exposure.book.rows
    if UNKNOWN_ORIGIN not in rows.origins:
        return ""
    unknown = rows.origin == rows.origins.index(UNKNOWN_ORIGIN)
    count = int((unknown & rows.current).sum())
    if not count:
        return ""
    them = "it" if count == _ONE else "them"
    said = f"{formatting.counted(count, 'row has', 'rows have')} no origin; no verdict hangs on {them}."
    width = outcome.rvc_high - outcome.rvc_low
    at = int(np.argmax(width))
    if not is_range(float(outcome.rvc_low[at]), float(outcome.rvc_high[at])):
        return said
    return f"{said} {capital(the(outcome.vehicles[at].name))} could gain {points_of(float(width[at]))}."
