"""In what the scenario departs from its baseline, in a few words."""

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
        told.append("another policy")
    elif scenario.policy.as_of != baseline.policy.as_of:
        told.append("another date")
    if changed:
        told.append(f"{changed} changed")
    if scenario.part_changes != baseline.part_changes:
        told.append("parts by hand")
    if scenario.moves != baseline.moves:
        told.append("re-sourced")
    if scenario.locks != baseline.locks:
        told.append("locks")
    if not told and not scenario.assumes_what(baseline):
        told.append("another policy")  # of the same name
    return ", ".join(told)
