"""What a re-sourcing must leave alone, as the user wrote it."""

from dataclasses import dataclass

from headroom.cli.usage_error import UsageError
from headroom.language import tr
from headroom.notation.countries import country_code
from headroom.notation.typed_numbers import read_whole
from headroom.rules.scenario import Locks


@dataclass(frozen=True, slots=True)
class LockOptions:
    """What ``resource`` was told to leave alone.

    Attributes:
        keep_parts: Numbers of parts that stay with their source.
        bar_countries: Countries no part may come from, as people write them.
        most_changes: Greatest number of changes for each model; None: any.
    """

    keep_parts: tuple[str, ...] = ()
    bar_countries: tuple[str, ...] = ()
    most_changes: str | None = None

    def locks(self) -> Locks:
        """Return the locks.

        Raises:
            UsageError: If a country or the number cannot be understood.
        """
        countries = []
        for text in self.bar_countries:
            code = country_code(text)
            if not code:  # no text is no country, not an unknown origin
                msg = tr(
                    "{option}: “{text}” is not a country: give a code of ISO 3166, e.g. CN, or a name.",
                    option="--bar-country",
                    text=text,
                )
                raise UsageError(msg)
            countries.append(code)
        kept = frozenset(part.strip() for part in self.keep_parts)
        return Locks(kept, frozenset(countries), self._most())

    def _most(self) -> int | None:
        """Return the greatest number of changes."""
        if self.most_changes is None:
            return None
        try:
            most = read_whole(self.most_changes)
        except ValueError:
            most = -1
        if most < 0:
            msg = tr(
                "{option}: give a number of parts, 0 or more, not {text}.",
                option="--most-changes",
                text=self.most_changes,
            )
            raise UsageError(msg)
        return most
