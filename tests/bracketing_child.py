"""A reading process that puts each of its texts into brackets, in the place of ``workbook.process.child``."""

import pseudo_language

pseudo_language.speak()

from headroom.workbook.process.child import run  # noqa: E402 - texts of modules are said when they are imported

__all__ = ["run"]
