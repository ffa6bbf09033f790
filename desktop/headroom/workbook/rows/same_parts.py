"""Tells which rows are the same part of the same model, and which come from the same place."""

import numpy as np

from headroom.arrays import CodedTexts, Whole


def part_of_model(models: CodedTexts, parts: CodedTexts) -> Whole:
    """Return a number for each part of each model, ``(row,)``, models without regard to capitals.

    Args:
        models: ``(row,)``.
        parts: ``(row,)``, part numbers.

    Returns:
        -1 where the model or the part number is blank.
    """
    model, part = _alike(models), parts.codes.astype(np.int64)
    return np.where((model < 0) | (part < 0), -1, model * (len(parts.values) + 1) + part)


def place_of(suppliers: CodedTexts, origins: CodedTexts) -> CodedTexts:
    """Return who supplies each row from where, ``(row,)``; blank where neither is told."""
    size = len(origins.values) + 1
    both = (suppliers.codes.astype(np.int64) + 1) * size + origins.codes + 1
    codes = np.where(both == 0, -1, both)
    return CodedTexts(codes.astype(np.int32), ())


def _alike(texts: CodedTexts) -> Whole:
    """Return codes that are the same for texts that differ in capitals only, ``(row,)``; -1 for blank."""
    places: dict[str, int] = {}
    table = [places.setdefault(text.casefold(), len(places)) for text in texts.values]
    return np.array([*table, -1], dtype=np.int64)[texts.codes]
