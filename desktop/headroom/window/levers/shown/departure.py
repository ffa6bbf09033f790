"""In what the scenario departs from its baseline, in a few words."""

from headroom.language import tr, tr_count
from headroom.work.workspace import Workspace


def departure(workspace: Workspace, changed: int) -> str:
    """Return it; empty where they assume the same.

    Args:
        workspace: The scenario and its baseline.
        changed: How many levers are not where they were.
    """
    scenario, baseline = workspace.scenario, workspace.baseline
    told = []
    if scenario.policy.name != baseline.policy.name:
        told.append(tr("another policy"))
    elif scenario.policy.as_of != baseline.policy.as_of:
        told.append(tr("another date"))
    if changed:
        told.append(tr_count("{n} changed", "{n} changed", changed))
    if scenario.part_changes != baseline.part_changes:
        told.append(tr("parts by hand"))
    if scenario.moves != baseline.moves:
        told.append(tr("re-sourced"))
    if scenario.locks != baseline.locks:
        told.append(tr("locks"))
    if not told and not scenario.assumes_what(baseline):
        told.append(tr("another policy"))  # of the same name
    return ", ".join(told)
