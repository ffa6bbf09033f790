"""What a re-sourcing must leave alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locks:
    """What a re-sourcing must leave alone.

    Attributes:
        kept_parts: Part numbers that stay with their current source, in every model.
        barred_countries: Countries of origin, alpha-2, that no part may come from that has an alternative;
            the others stay as they are.
        most_changes: Greatest number of parts that change their source; None: any.
    """

    kept_parts: frozenset[str] = frozenset()
    barred_countries: frozenset[str] = frozenset()
    most_changes: int | None = None

    def __post_init__(self) -> None:
        if self.most_changes is not None and self.most_changes < 0:
            msg = f"the number of changes is at least 0, not {self.most_changes}"
            raise ValueError(msg)


NO_LOCKS = Locks()
"""Every source may be chosen."""
