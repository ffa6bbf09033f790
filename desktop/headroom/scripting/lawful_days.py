"""A question asked on each day on which the law changes, as the page Timeline does it."""

from headroom.analysis.timeline import Timeline, law_steps, timeline
from headroom.opening.source import BookQuestion
from headroom.policy_files.law_events import law_events
from headroom.policy_files.policy_file import followed_law, load_presets


def through_the_law(question: BookQuestion) -> Timeline:
    """Return the fleet under each step of the law.

    Args:
        question: All other assumptions. Where its policy is one of those that were law one after the other,
            these are followed, else the dates of the policy alone.
    """
    policy = question.scenario.policy
    steps = law_steps(followed_law(policy, load_presets()), policy, law_events())
    found = timeline(question.exposure, question.scenario, steps)
    if found is None:
        msg = "a timeline that nobody gave up has no answer"
        raise RuntimeError(msg)
    return found
