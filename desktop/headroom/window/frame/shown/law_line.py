"""Under which law and which assumptions the figures of a presentation stand."""

from dataclasses import dataclass

from headroom.language import tr, tr_count, translated
from headroom.rules.part_changes import on_changes
from headroom.words import formatting
from headroom.work.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LawLine:
    """What a presentation says of its assumptions.

    Attributes:
        policy: Title of the policy.
        hypothetical: Whether it never was law.
        rest: Date, baseline, scenario, changed levers and sourcing, one after the other.
    """

    policy: str
    hypothetical: bool
    rest: tuple[str, ...]


def law_line(workspace: Workspace, *, changed: int, best: bool = False) -> LawLine:
    """Return it.

    Args:
        workspace: The scenario and its baseline.
        changed: How many levers are not where they were.
        best: Whether the chart below is about makers that change their sources, whatever the scenario does.
    """
    scenario, baseline = workspace.scenario, workspace.baseline
    policy = scenario.policy
    said = [tr("law on {date}", date=formatting.iso(policy.as_of))]
    if scenario.assumes_what(baseline):
        said.append(tr("this is the baseline"))
    else:
        said.append(
            tr(
                "against {policy}, {date}",
                policy=translated(baseline.policy.title),
                date=formatting.iso(baseline.policy.as_of),
            )
        )
    if len(workspace.scenarios) > 1:
        said.append(scenario.called)
    if changed:
        said.append(tr_count("{n} lever changed", "{n} levers changed", changed))
    by_hand = len(on_changes(scenario.part_changes))
    if by_hand:
        said.append(tr_count("{n} change of parts by hand", "{n} changes of parts by hand", by_hand))
    if best:
        said.append(tr("chart at best response"))
        return LawLine(translated(policy.title), policy.hypothetical, tuple(said))
    moved = sum(move.on for move in scenario.moves)
    if moved:
        said.append(tr_count("{n} part re-sourced", "{n} parts re-sourced", moved))
    elif not by_hand:
        said.append(tr("as sourced"))
    return LawLine(translated(policy.title), policy.hypothetical, tuple(said))
