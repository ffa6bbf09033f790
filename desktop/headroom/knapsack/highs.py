"""HiGHS, a general solver, behind the face of our own: asked where that has no proof."""

import numpy as np

from headroom.knapsack.instance import Answer, Knapsack

_SECONDS = 60.0
_HALF = 0.5
_WHOLE = 1e-6
_LARGEST = 1e6  # weights far beyond this are lost in the tolerances of a solver in floating point


def by_highs(problem: Knapsack, seconds: float = _SECONDS) -> Answer:
    """Return what HiGHS finds within some seconds; whether it keeps the limits is for the caller to check.

    Args:
        problem: Costs, weights and limits, whole.
        seconds: When to give up.
    """
    import highspy  # noqa: PLC0415 - hardly ever needed, and most commands are done before it is loaded

    parts, options = problem.costs.shape
    limits, count = len(problem.limits), problem.costs.size
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = count, parts + limits
    program.col_cost_ = problem.costs.ravel().astype(np.float64)
    program.col_lower_ = np.zeros(count)
    program.col_upper_ = problem.offered.ravel().astype(np.float64)
    weights = problem.weights.reshape(limits, -1).astype(np.float64)
    scale = _LARGEST / np.maximum(np.abs(weights).max(axis=1, initial=0.0), 1.0)
    most = problem.limits.astype(np.float64) * scale
    program.row_lower_ = np.concatenate((np.ones(parts), np.full(limits, -highspy.kHighsInf)))
    program.row_upper_ = np.concatenate((np.ones(parts), most))
    index = np.empty((count, 1 + limits), dtype=np.int32)
    index[:, 0] = np.repeat(np.arange(parts), options)
    index[:, 1:] = parts + np.arange(limits)
    value = np.ones((count, 1 + limits))
    value[:, 1:] = (weights * scale[:, None]).T
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = np.arange(count + 1, dtype=np.int32) * (1 + limits)
    program.a_matrix_.index_ = index.ravel()
    program.a_matrix_.value_ = value.ravel()
    program.integrality_ = [highspy.HighsVarType.kInteger] * count

    class Silent(highspy.Highs):
        """HiGHS without the line about itself, which it prints to the result when it is made."""

        def enableCallbacks(self) -> None:  # noqa: N802 - the first that it is asked when it is made
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    solver = Silent()  # type: ignore[no-untyped-call]
    for option, setting in (
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _HALF),
        ("time_limit", seconds),
    ):
        solver.setOptionValue(option, setting)
    solver.passModel(program)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer(None, None, float("inf"), proven=True)
    solution = np.array(solver.getSolution().col_value)
    bound = float(np.ceil(solver.getInfo().mip_dual_bound - _WHOLE))
    if not solver.getSolution().value_valid or len(solution) != count:
        return Answer(None, None, bound, proven=False)
    picks = solution.reshape(parts, options).argmax(axis=1)
    return Answer(picks, problem.cost_of(picks), bound, proven=status == highspy.HighsModelStatus.kOptimal)
