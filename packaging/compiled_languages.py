"""Compiles the translations whenever the program is built or installed from source; hatchling calls it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
import languages


class CompiledLanguages(BuildHookInterface):  # type: ignore[misc] # it has no types
    """Called before anything is put into a package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the name is hatchling's
        """Compile the translations."""
        languages.compile_all()
