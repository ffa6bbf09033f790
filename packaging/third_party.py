"""Which packages the program stands on, as they are installed: for the notices, and for the finished program.

python packaging/third_party.py       name, version and licence of each
"""

import re
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

PROGRAM = "headroom"


def packages(left_out: Collection[str] = ()) -> dict[str, Distribution]:
    """Return the packages that the program needs, and those that these need, by their plain names.

    Args:
        left_out: Plain names of packages that do not count, nor what only they need. A package that this
            system, or this version of another package, does without is not among them.
    """
    found: dict[str, Distribution] = {}
    waiting = list(_needs(distribution(PROGRAM)))
    while waiting:
        name = plain(waiting.pop())
        if name in found or name in left_out:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += _needs(found[name])
    return dict(sorted(found.items()))


def strangers(modules: Mapping[str, Collection[str]], needed: Collection[str]) -> tuple[str, ...]:
    """Return the modules that are here only for tests and tools: packages take them where they find them.

    Args:
        modules: Each module that is installed, with the packages that it comes from.
        needed: Plain names of the packages that the program needs.
    """
    own = {PROGRAM, *needed}
    return tuple(sorted(module for module, names in modules.items() if own.isdisjoint(map(plain, names))))


def licence(package: Distribution) -> str:
    """Return what a package says of its licence: an SPDX expression, its classifiers, or a line of text."""
    said = package.metadata
    classifiers = said.get_all("Classifier", [])
    named = [
        line.rsplit(" :: ", 1)[-1] for line in classifiers if line.startswith("License :: OSI Approved ::")
    ]
    written = [*said.get_all("License-Expression", []), ", ".join(named), *said.get_all("License", [])]
    return next((text.split("\n")[0] for text in written if text), "")


def plain(name: str) -> str:
    """Return a name of a package in small letters, with hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needs(package: Distribution) -> Iterator[str]:
    """Yield what a package asks for here, without its extras."""
    for text in package.requires or ():
        asked = Requirement(text)
        if asked.marker is None or asked.marker.evaluate({"extra": ""}):
            yield asked.name


if __name__ == "__main__":
    for name, package in packages().items():
        print(f"{name} {package.version}: {licence(package)}")
