"""The NAFTA tracing list of the program, as the report of the sample needs it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class TracingList:
    """Tariff codes of the imported materials that count at every tier.

    Attributes:
        prefixes: Beginnings of the listed codes, digits only.

    Source:
        NAFTA, Annex 403.1; NAFTA Rules of Origin Regulations, Schedule IV.
    """

    prefixes: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the list ``nafta-tracing`` of the code lists in the TOML file ``path``."""
        with path.open("rb") as file:
            lists = tomllib.load(file)["code_list"]
        prefixes = next(entry["prefixes"] for entry in lists if entry["name"] == "nafta-tracing")
        return cls(tuple(prefix.replace(".", "") for prefix in prefixes))

    def covers(self, hts: str) -> bool:
        """Return whether the tariff code ``hts``, with dots, is on the list."""
        return hts.replace(".", "").startswith(self.prefixes)
