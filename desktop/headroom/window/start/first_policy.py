"""The policy with which the window begins: that of the program, or the one that the organisation presets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headroom.language import tr
from headroom.policy_files.policy_file import load_policy
from headroom.policy_files.preset_names import DEFAULT_POLICY, PRESETS
from headroom.rules.policy import Policy
from headroom.user_error import UserError
from headroom.workstation.organisation_presets import OrganisationPresets


@dataclass(frozen=True, slots=True)
class FirstPolicy:
    """With what the window begins.

    Attributes:
        chosen: The policy of baseline and scenario.
        offered: All policies that are offered.
        faults: What is faulty of what is preset, a sentence each.
    """

    chosen: Policy
    offered: tuple[Policy, ...]
    faults: tuple[str, ...] = ()


def first_policy(published: Sequence[Policy], presets: OrganisationPresets) -> FirstPolicy:
    """Return with what the window begins; where what is preset cannot be read, with the program's own.

    Args:
        published: The policies that come with the program.
        presets: What is preset.
    """
    usual = next(policy for policy in published if policy.name == DEFAULT_POLICY)
    own = tuple(published)
    if not presets.policy:
        return FirstPolicy(usual, own, presets.faults)
    if presets.policy in PRESETS:
        chosen = next((policy for policy in published if policy.name == presets.policy), usual)
        return FirstPolicy(chosen, own, presets.faults)
    try:
        of_file = load_policy(Path(presets.policy))
    except UserError as reason:
        fault = tr(
            "The policy that your organisation presets does not count. {reason} See “{policy}”.",
            reason=reason,
            policy=presets.policy,
        )
        return FirstPolicy(usual, own, (*presets.faults, fault))
    return FirstPolicy(of_file, (*(one for one in own if one.name != of_file.name), of_file), presets.faults)
