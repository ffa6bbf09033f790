"""Works that come inside a package, or with the program itself, and have no description of their own there.

Packages that say in their folder ``*.dist-info/sboms`` what they hold (Typst, cryptography, calamine) are
asked themselves.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BILL: Final = "headroom.cdx.json"
"""The bill of materials in a finished program."""


@dataclass(frozen=True, slots=True)
class Part:
    """A work inside another.

    Attributes:
        name: As its makers call it.
        licence: As an SPDX expression.
        within: The package that brings it, by its plain name, or ``headroom``.
        file: What is found in the path of a file that holds it.
        same_version: Whether it has the version of the package.
        where: Its home.
    """

    name: str
    licence: str
    within: str
    file: str
    where: str
    same_version: bool = False


PARTS: Final = (
    Part("Qt", "LGPL-3.0-only", "pyside6-essentials", r"Qt6?Core", "https://www.qt.io", same_version=True),
    Part("ICU", "Unicode-3.0", "pyside6-essentials", r"icudata|icuuc", "https://icu.unicode.org"),
    Part("OpenBLAS", "BSD-3-Clause", "numpy", r"openblas", "https://www.openblas.net"),
    Part(
        "GCC runtime (libgfortran)",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "numpy",
        r"openblas|libgfortran",
        "https://gcc.gnu.org",
    ),
    Part("libquadmath", "LGPL-2.1-or-later", "numpy", r"libquadmath", "https://gcc.gnu.org"),
    Part("libxml2", "MIT", "lxml", r"lxml/etree", "https://gitlab.gnome.org/GNOME/libxml2"),
    Part("libxslt", "MIT", "lxml", r"lxml/etree", "https://gitlab.gnome.org/GNOME/libxslt"),
    Part(
        "libjpeg-turbo",
        "IJG AND BSD-3-Clause AND Zlib",
        "pillow",
        r"PIL/_imaging\.",
        "https://libjpeg-turbo.org",
    ),
    Part("LibTIFF", "libtiff", "pillow", r"PIL/_imaging\.", "https://libtiff.gitlab.io/libtiff"),
    Part("OpenJPEG", "BSD-2-Clause", "pillow", r"PIL/_imaging\.", "https://www.openjpeg.org"),
    Part("libxcb", "X11", "pillow", r"pillow\.libs/libxcb", "https://xcb.freedesktop.org"),
    Part("HiGHS", "MIT", "highspy", r"highspy/_core", "https://highs.dev", same_version=True),
    Part("Inter", "OFL-1.1", "headroom", r"fonts/Inter-", "https://github.com/rsms/inter"),
    Part(
        "DejaVu Sans",
        "Bitstream-Vera",
        "headroom",
        r"fonts/fallback/DejaVu",
        "https://dejavu-fonts.github.io",
    ),
    Part(
        "Droid Sans Fallback",
        "Apache-2.0",
        "headroom",
        r"fonts/fallback/Droid",
        "https://android.googlesource.com/platform/frameworks/base",
    ),
    Part("Unicode CLDR", "Unicode-3.0", "headroom", r"data/countries/names\.csv", "https://cldr.unicode.org"),
    Part(
        "PyInstaller",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "headroom",
        r"base_library\.zip",
        "https://pyinstaller.org",
    ),
    Part(
        "Microsoft Visual C++ runtime",
        "LicenseRef-Microsoft-Visual-Cpp-Redistributable",
        "headroom",
        r"(?i)vcruntime140|msvcp140",
        "https://learn.microsoft.com/cpp/windows/latest-supported-vc-redist",
    ),
)


def parts_in(paths: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts of which a file is among those of a finished program, by paths with slashes."""
    together = "\n".join(paths)
    return tuple(part for part in PARTS if re.search(part.file, together))
