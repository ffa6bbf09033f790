"""Cheapest compliant sourcing, and whether it is worth it: comply, or pay the duty.

``resource`` is the whole of it. For each model it finds the cheapest sourcing that qualifies and the
cheapest one that does not, each to the cent and with a proof, and compares their landed costs. A
workbook with the rows of such a sourcing made current (``adopted``) lands, by ``evaluate``, for the
same cost less the switching cost, which is no part of a landed cost.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf

import numpy as np

from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.instance import Picks, Solver
from headroom.knapsack.kept_answers import KeptAnswers
from headroom.optimum.attainable_content import (
    THOROUGH,
    Exactness,
    Nearest,
    Reached,
    break_even_threshold,
    nearest,
)
from headroom.optimum.break_even_rate import break_even_rate
from headroom.optimum.cheapest_plans import (
    Plan,
    Search,
    complying,
    least_landed,
    paying,
    qualifies,
)
from headroom.optimum.model_problem import ModelProblem, allowed_options
from headroom.optimum.offer_terms import Terms
from headroom.optimum.shared_credits import credit_shares
from headroom.optimum.sourcing_choice import Change, Sourcing
from headroom.rules.offers import Offers
from headroom.rules.scenario import Locks, Scenario
from headroom.rules.verdict import Verdict

_SAME_USD = 1e-6
_FREE_USD = 0.005
"""A duty below half a cent is none."""

Start = tuple[tuple[Picks, ...], tuple[Picks, ...]]
"""Choices to start from, for complying and for paying."""


class Decision(StrEnum):
    """What is cheaper for a model; one that need not qualify, because it owes nothing, does not pay."""

    COMPLY = "comply"
    PAY = "pay"
    ALREADY_QUALIFIES = "already qualifies"
    NO_DUTY_DUE = "no duty due"
    NO_SOURCING = "no sourcing"

    @property
    def qualifies(self) -> bool:
        """Return whether the sourcing that was decided on qualifies."""
        return self in {Decision.COMPLY, Decision.ALREADY_QUALIFIES}


@dataclass(frozen=True, slots=True, eq=False)
class ModelResourcing:
    """Comply or pay, for one model; money is US dollars per vehicle.

    Attributes:
        problem: The choice of sources.
        incumbent_usd: Parts, freight and part duties less credits of the current sourcing.
        incumbent_landed_usd: Its landed cost.
        comply: The cheapest sourcing that qualifies; None where none does, or none was found.
        pay: The cheapest sourcing that does not qualify; None where all do.
        decision: What is cheaper; complying where both cost the same.
        proven_optimal: Whether both answers are proven, to the cent.
        bound_usd: No sourcing lands the vehicle for less.
        start: Choices from which this model's next problem starts well.
        kept: Answers of the searches for it, taken over where the next problem asks the same.
        shared: Those of the searches for all models of a maker together.
    """

    problem: ModelProblem
    incumbent_usd: float
    incumbent_landed_usd: float
    comply: Sourcing | None
    pay: Sourcing | None
    decision: Decision
    proven_optimal: bool
    bound_usd: float
    start: Start
    kept: KeptAnswers = field(default_factory=KeptAnswers)
    shared: KeptAnswers = field(default_factory=KeptAnswers)

    @property
    def model(self) -> str:
        """Return the name of the model."""
        return self.problem.terms.outcome.vehicles[self.problem.model].name

    @property
    def chosen(self) -> Sourcing | None:
        """Return the sourcing that the decision stands for; None where there is none."""
        return self.pay if self.decision in {Decision.PAY, Decision.NO_DUTY_DUE} else self.comply

    @property
    def landed_usd(self) -> float | None:
        """Return the landed cost of the chosen sourcing, with spread switching cost."""
        return None if self.chosen is None else self.chosen.landed_usd

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return the parts that move in the chosen sourcing."""
        return () if self.chosen is None else self.chosen.changes

    @property
    def moving(self) -> int:
        """Return how many parts move in the chosen sourcing."""
        return 0 if self.chosen is None else self.chosen.moving

    @property
    def comply_premium_usd(self) -> float | None:
        """Return what the cheapest qualifying sourcing costs more than the current one, duty aside."""
        return None if self.comply is None else self.comply.cost_usd - self.incumbent_usd

    @property
    def duty_if_complying_usd(self) -> float | None:
        """Return the vehicle duties and fees of the cheapest sourcing that qualifies."""
        return None if self.comply is None else self.comply.border_usd

    @property
    def admin_cost_usd(self) -> float:
        """Return what claiming the preference costs where it complies."""
        return 0.0 if self.comply is None else self.comply.admin_usd

    @property
    def incumbent_claim_usd(self) -> float:
        """Return what claiming the preference costs as sourced in the workbook; 0 if it does not qualify."""
        problem = self.problem
        if problem.terms.outcome.verdict[problem.model] != Verdict.QUALIFIES:
            return 0.0
        return problem.admin_usd(np.zeros(len(problem.allowed), dtype=np.int64))

    @property
    def claim_usd(self) -> float:
        """Return what claiming the preference costs as decided."""
        return self.incumbent_claim_usd if self.chosen is None else self.chosen.admin_usd

    @property
    def premium_if_paying_usd(self) -> float | None:
        """Return what not qualifying at its cheapest costs more than the current sourcing, duty aside."""
        return None if self.pay is None else self.pay.cost_usd - self.incumbent_usd

    @property
    def duty_if_paying_usd(self) -> float | None:
        """Return the vehicle duties and fees of the cheapest sourcing that does not qualify."""
        return None if self.pay is None else self.pay.border_usd

    @property
    def gap_usd(self) -> float | None:
        """Return by how much complying lands dearer than paying; None where one of them is missing.

        It is premium, duty and administration when complying less premium and duty when paying.
        """
        if self.comply is None or self.pay is None:
            return None
        return self.comply.total_usd - self.pay.total_usd

    @property
    def saves_usd(self) -> float:
        """Return by how much the vehicle lands cheaper as decided than in the workbook, claiming included."""
        if self.chosen is None:
            return 0.0
        return self.incumbent_landed_usd + self.incumbent_claim_usd - self.chosen.total_usd

    @property
    def owes_nothing(self) -> bool:
        """Return whether no duty and no fee falls on the vehicle, whether it qualifies or not."""
        return self.problem.terms.owes_nothing(self.problem.model)

    def break_even_rate(self) -> float | None:
        """Return the rate of duty at which complying and paying cost the same; see ``break_even_rate``."""
        if self.comply is None:
            return None
        return break_even_rate(self.problem, Search(self.start[0], kept=self.kept))

    def break_even_threshold(self) -> float | None:
        """Return the regional threshold up to which complying costs no more than paying does, fraction.

        Above it, paying the duty on the cheapest sourcing of all is cheaper, or the only way. It does
        not depend on where the threshold stands now. It is found when asked for, in a few solutions
        more. None where complying always costs more.
        """
        return self.break_even_reached(THOROUGH).share

    def break_even_reached(self, exactness: Exactness) -> Reached:
        """Return the break-even threshold as exactly as it is wanted, and whether it is proven."""
        problem = self.problem
        search = Search(self.start[1], effort=exactness.effort, kept=self.kept)
        paid = least_landed(problem.landed(qualifies=False), problem.lock_limits(), problem.allowed, search)
        reached = break_even_threshold(problem, paid.landed_usd, replace(exactness, kept=self.kept))
        return reached if paid.proven else replace(reached, proven=False)

    def nearest(self) -> Nearest | None:
        """Return how near the model comes and what blocks; None where a sourcing qualifies.

        It is found when asked for.
        """
        return None if self.comply else nearest(self.problem)


def resource(
    offers: Offers,
    scenario: Scenario,
    locks: Locks | None = None,
    *,
    models: Sequence[int] | None = None,
    earlier: Iterable[ModelResourcing] = (),
    fallback: Solver | None = None,
    effort: int = MOST_EFFORT,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ModelResourcing, ...]:
    """Return the cheapest compliant sourcing and comply-or-pay for each model.

    Args:
        offers: Every source of every part.
        scenario: All assumptions.
        locks: What must be left alone; None: what the scenario says.
        models: Indices of the models wanted; None: all.
        earlier: Answers under another scenario, from which to start; those about other offers are of no use.
        fallback: A general solver, asked where there is no proof.
        effort: How long to look for a proof. 1 is for a slider on its way: milliseconds for each model,
            most answers proven, and the others within a few cents and with their bound.
        cancelled: Asked between models; where it says yes, the models answered so far are returned.

    Raises:
        KeyError: If the policy names a code list the offers were not summed with.
    """
    terms = Terms.of(offers, scenario)
    before = {answer.model: answer for answer in earlier if answer.problem.terms.offers is terms.offers}
    kept = scenario.locks if locks is None else locks
    allowed = [allowed_options(terms, own, kept) for own in offers.models]
    shared = KeptAnswers(next((answer.shared for answer in before.values()), None))
    credits_of = credit_shares(terms, allowed, kept, shared, effort)
    answers = []
    for model in range(len(offers.models)) if models is None else models:
        if cancelled():
            break
        known = before.get(offers.current.vehicles[model].name)
        earlier_problem = None if known is None else known.problem
        problem = ModelProblem.of(terms, model, kept, earlier_problem, credits_of)
        answers.append(_resourced(problem, known, fallback, effort, shared))
    return tuple(answers)


def _resourced(
    problem: ModelProblem,
    earlier: ModelResourcing | None,
    fallback: Solver | None,
    effort: int,
    shared: KeptAnswers,
) -> ModelResourcing:
    """Return the answer for one model."""
    outcome, model = problem.terms.outcome, problem.model
    start: Start = ((), ()) if earlier is None else earlier.start
    kept = KeptAnswers(None if earlier is None else earlier.kept)
    complies = complying(problem, Search(start[0], fallback, effort, kept))
    pays = paying(problem, Search(start[1], fallback, effort, kept))
    together = _with_the_others(problem)
    if together is not None and together.picks is not None:
        if not problem.stated_failures and qualifies(problem, together.picks):
            complies = together
        else:
            pays = together
    comply = Sourcing.of(problem, complies, qualifies=True)
    pay = Sourcing.of(problem, pays, qualifies=False)
    already = bool(outcome.verdict[model] == Verdict.QUALIFIES and problem.allowed[:, 0].all())
    return ModelResourcing(
        problem=problem,
        incumbent_usd=float(
            outcome.parts_usd[model] + outcome.inbound_freight_usd[model] + outcome.parts_duty_usd[model]
        ),
        incumbent_landed_usd=float(outcome.landed_cost_usd[model]),
        comply=comply,
        pay=pay,
        decision=_decision(
            *((complies, pays) if together is None else _preferring(together, complies, pays)),
            0.0 if pay is None else pay.border_usd,
            qualifies=already,
        ),
        proven_optimal=complies.proven and pays.proven,
        bound_usd=min(complies.bound_usd, complies.landed_usd, pays.bound_usd, pays.landed_usd),
        start=(_near(complies), _near(pays)),
        kept=kept,
        shared=shared,
    )


def _with_the_others(problem: ModelProblem) -> Plan | None:
    """Return the choice that was made with the other models of the maker; None where it is made alone."""
    for share in problem.credits:
        if share.picks is not None:
            landed = problem.shown_usd(share.picks, qualifies=False)
            return Plan(share.picks, landed, landed if share.proven else -inf, share.proven)
    return None


def _preferring(together: Plan, complies: Plan, pays: Plan) -> tuple[Plan, Plan]:
    """Return complying and paying as they are compared: what was decided together is the lesser."""
    least = replace(together, landed_usd=-inf)
    return (least, pays) if complies is together else (complies, least)


def _decision(complies: Plan, pays: Plan, owed_usd: float, *, qualifies: bool) -> Decision:
    """Return what is cheaper, where ``owed_usd`` is the duty and the fees of who does not qualify."""
    if complies.landed_usd == inf and pays.landed_usd == inf:
        return Decision.NO_SOURCING
    if pays.landed_usd < complies.landed_usd - _SAME_USD:
        return Decision.PAY if owed_usd >= _FREE_USD else Decision.NO_DUTY_DUE
    return Decision.ALREADY_QUALIFIES if qualifies else Decision.COMPLY


def _near(plan: Plan) -> tuple[Picks, ...]:
    """Return the choices to start the next search from."""
    return plan.near if plan.picks is None else (plan.picks, *plan.near)
