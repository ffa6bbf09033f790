"""Choices near the best one, made from its mixture: rounded part by part, then moved within the limits."""

import numpy as np

from headroom.arrays import Floats, Whole
from headroom.knapsack.multipliers import Cells, Pricing

_MOST_MOVES = 60
_EVEN = 1e-3  # moves that cost next to nothing are told apart by what they relieve


def rounded(pricing: Pricing, weights: Whole) -> Cells:
    """Return a choice that comes near the mixture: part by part, what keeps the weights closest to it.

    Args:
        pricing: The mixture.
        weights: ``(limit, part, option)``.
    """
    shares = np.array([share for share, _ in pricing.mixture])
    cells = np.stack([cells for _, cells in pricing.mixture])
    start: Cells = cells[int(shares.argmax())].copy()
    mixed = np.flatnonzero((cells != cells[0]).any(axis=0))
    if not len(mixed):
        return start
    flat = weights.reshape(len(weights), -1).astype(np.float64)
    flat = flat / np.maximum(np.abs(flat).max(axis=1), 1.0)[:, None]
    options = flat[:, cells[:, mixed]]  # (limit, choice, part)
    aim = np.einsum("c,lcp->lp", shares, options)
    largest_first = np.argsort(-np.abs(options - aim[:, None]).sum(axis=(0, 1)), kind="stable")
    off = np.zeros(len(weights))
    for position in largest_first.tolist():
        outcome = off[:, None] + options[:, :, position] - aim[:, None, position]
        pick = int((outcome**2).sum(axis=0).argmin())
        off = outcome[:, pick]
        start[mixed[position]] = cells[pick, mixed[position]]
    return start


def repaired(cells: Cells, weights: Whole, regret: Floats, room: Whole, scale: Floats) -> Cells:
    """Return a choice that keeps the limits, or nearly: moved option by option at least regret.

    Args:
        cells: The choice to start from.
        weights: ``(limit, part, option)``.
        regret: ``(part, option)``, what an option costs more than the best of its part.
        room: ``(limit,)``, greatest sum of the weights.
        scale: ``(limit,)``, makes the weights of one order of magnitude.
    """
    cells = cells.copy()
    options = regret.shape[1]
    flat = weights.reshape(len(room), -1)
    scaled, regrets = flat * scale[:, None], regret.ravel()
    offered = np.isfinite(regrets)
    for _ in range(_MOST_MOVES):
        left = (room - flat[:, cells].sum(axis=1)) * scale
        over = np.maximum(-left, 0.0)
        if not over.any():
            break
        after = left[:, None] - (scaled - np.repeat(scaled[:, cells], options, axis=1))
        relief = np.maximum(over.sum() - np.maximum(-after, 0.0).sum(axis=0), 0.0)
        dearer = np.where(offered, regrets - np.repeat(regrets[cells], options), 0.0)
        worth = np.where(offered, relief, 0.0) / (np.maximum(dearer, 0.0) + _EVEN * over.sum())
        move = int(worth.argmax())
        if not worth[move] > 0:
            break
        cells[move // options] = move
    return cells
