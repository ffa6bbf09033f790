"""Where a table or a chart comes from, in one line: what is copied, saved or printed says it of itself."""

from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.window.frame.shown.law_line import law_line
from headroom.words.definitions import ESTIMATE
from headroom.work.workspace import Workspace


def origin_line(workspace: Workspace, book: str, *, changed: int, best: bool = False, shown: str = "") -> str:
    """Return policy, scenario, date, baseline, workbook and what was left out.

    Args:
        workspace: The scenario and its baseline.
        book: Name of the workbook.
        changed: How many levers are not where they were.
        best: Whether it is about makers that change their sources.
        shown: Which models are shown, e.g. ``12 of 40 models``; empty for all.
    """
    said = law_line(workspace, changed=changed, best=best)
    name = workspace.scenario.called
    law, *rest = (part for part in said.rest if part != name)
    policy = tr("{policy} (hypothetical)", policy=said.policy) if said.hypothetical else said.policy
    left_out = (tr("{models} shown", models=shown),) if shown else ()
    return one_line(
        "; ".join((policy, law, tr("scenario {scenario}", scenario=name), *rest, book, *left_out, ESTIMATE))
    )
