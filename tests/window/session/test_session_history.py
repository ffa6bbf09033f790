from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QCoreApplication

from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from property_examples import examples
from small_fleet import fleet_book

PRESETS = load_presets()
EXPOSURE = Exposure.of(fleet_book(), load_reference())
SHARES = st.integers(0, 20).map(lambda n: n / 20)
KEYS = st.sampled_from(("rvc", "us_content", "mfn_car", "mfn_parts", "freight", "fx.EUR"))


class History(RuleBasedStateMachine):
    """A session, beside a plain list of the workspaces it should have gone through."""

    def __init__(self) -> None:
        super().__init__()
        self.application = QCoreApplication.instance() or QCoreApplication([])
        scenario = Scenario(PRESETS[0])
        self.session = Session(Workspace(scenario, scenario))
        self.session.open(EXPOSURE)
        self.past = [self.session.workspace]
        self.future: list[Workspace] = []
        self.signals = 0
        self.expected = 0
        self.session.changed.connect(self.count)

    def count(self) -> None:
        self.signals += 1

    def expect(self, after: Workspace) -> None:
        """Note that the session should have gone on to ``after``."""
        if after != self.past[-1]:
            self.past.append(after)
            self.future.clear()
            self.expected += 1

    @rule(key=KEYS, share=SHARES)
    def set_a_value(self, key: str, share: float) -> None:
        if key in self.session.scenario.values(EXPOSURE.book.currency_rates):
            value = share + 0.5 if key.startswith("fx.") else share
            after = self.session.workspace.with_scenario(self.session.scenario.with_value(key, value))
            self.session.set_value(key, key, value)
            self.expect(after)

    @rule(shares=st.lists(SHARES, min_size=1, max_size=5))
    def drag(self, shares: list[float]) -> None:
        before = self.session.workspace
        if "rvc" not in before.scenario.policy.values():
            return
        gesture = self.session.new_gesture()
        after = before
        for share in shares:
            moved = before.with_scenario(before.scenario.with_value("rvc", share))
            self.expected += moved != after
            after = moved
            self.session.set_value("Regional content", "rvc", share, gesture)
        if after != before:
            self.past.append(after)
            self.future.clear()
        elif self.session.undo_stack.count() == len(self.past) - 1:
            self.future.clear()  # a drag that went out and came back has cut off what was undone

    @rule(preset=st.sampled_from(PRESETS))
    def choose_a_policy(self, preset: object) -> None:
        policy = next(one for one in PRESETS if one is preset)
        after = self.session.workspace.with_scenario(replace(self.session.scenario, policy=policy))
        self.session.edit("Policy", after)
        self.expect(after)

    @rule()
    def reset(self) -> None:
        after = self.session.workspace.with_scenario(self.session.workspace.baseline)
        self.session.reset()
        self.expect(after)

    @rule()
    def use_as_baseline(self) -> None:
        after = self.session.workspace.with_baseline(self.session.scenario)
        self.session.edit("Use as baseline", after)
        self.expect(after)

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.session.undo_stack.undo()
        self.future.append(self.past.pop())
        self.expected += 1

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.session.undo_stack.redo()
        self.past.append(self.future.pop())
        self.expected += 1

    @invariant()
    def the_workspace_is_the_last_one_and_undo_leads_through_all_before(self) -> None:
        assert self.session.workspace == self.past[-1]
        assert self.session.undo_stack.index() == len(self.past) - 1
        assert self.session.undo_stack.canRedo() == bool(self.future)

    @invariant()
    def views_hear_of_every_change_and_of_nothing_else(self) -> None:
        assert self.signals == self.expected

    @invariant()
    def the_outcome_is_that_of_the_workspace(self) -> None:
        outcome, baseline = self.session.outcome, self.session.baseline_outcome
        assert outcome is not None
        assert baseline is not None
        fresh = evaluate(EXPOSURE, self.session.workspace.scenario)
        assert (outcome.landed_cost_usd == fresh.landed_cost_usd).all()
        assert (
            baseline.landed_cost_usd == evaluate(EXPOSURE, self.session.workspace.baseline).landed_cost_usd
        ).all()


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=examples(30), stateful_step_count=25, deadline=None)
