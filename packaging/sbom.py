"""What a finished program is made of, as a bill of materials in the form of CycloneDX.

    python packaging/sbom.py FOLDER

FOLDER is a finished program of any system, in which the bill is written, ``headroom.cdx.json``. What is in it
is found by the descriptions of the packages (``*.dist-info``) and by its files, so that a program for Windows
made on Linux is described as well. The version of its Python stands in the manifest beside a program for
Windows; else it is the one that runs this.
"""

import json
import platform
import sys
import uuid
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from embedded_parts import BILL, Part, parts_in
from headroom import __version__
from third_party import PROGRAM, licence, plain

_NAMESPACE: Final = uuid.UUID("5d4f6f6c-7f4e-4c0f-9d55-0c4e0e2a5b11")
_WITH_BILLS: Final = ("typst", "cryptography", "python-calamine")
"""Packages whose own bills say what the built package holds, not what its makers may work with."""
_UNSAID: Final = {"openssl": "Apache-2.0"}
"""Licences of works that a bill names without."""


class InvalidBillError(Exception):
    """The bill does not keep to the form of CycloneDX."""


def main(arguments: Sequence[str]) -> int:
    """Write the bill of a finished program."""
    match arguments:
        case [folder] if Path(folder).is_dir():
            file = write_bill(Path(folder))
            print(f"{file}: {len(json.loads(file.read_text(encoding='utf-8'))['components'])} components")
            return 0
    print(__doc__)
    return 2


def write_bill(folder: Path) -> Path:
    """Write the bill of a finished program into it and return the file."""
    file = folder / BILL
    file.unlink(missing_ok=True)
    file.write_text(bill_of(folder, python_of(folder)), encoding="utf-8")
    return file


def python_of(folder: Path) -> str:
    """Return the version of the Python in a finished program."""
    manifest = folder.with_name(f"{folder.name}.json")
    if manifest.is_file():
        return str(json.loads(manifest.read_text(encoding="utf-8"))["python"]["version"])
    return platform.python_version()


def bill_of(folder: Path, python: str) -> str:
    """Return the bill of materials of a finished program as JSON; the same program has the same bill.

    Raises:
        InvalidBillError: If it does not keep to the schema.
    """
    packages = {plain(package.name): package for package in _packages(folder)}
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    bill = Bom(serial_number=uuid.uuid5(_NAMESPACE, "\n".join((__version__, python, *paths))))
    program = Component(
        name="Headroom",
        version=__version__,
        type=ComponentType.APPLICATION,
        licenses=[DisjunctiveLicense(id="MIT")],
        bom_ref=PROGRAM,
    )
    bill.metadata.component = program
    found = [
        _python(python),
        *(_component(package) for name, package in packages.items() if name != PROGRAM),
    ]
    found += [_part(part, packages) for part in parts_in(paths)]
    found += _held(folder)
    unique = {str(component.bom_ref.value): component for component in found}
    for component in unique.values():
        bill.components.add(component)
    bill.register_dependency(program, unique.values())
    written = JsonV1Dot6(bill).output_as_string(indent=2)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)
    if fault is not None:
        raise InvalidBillError(str(fault))
    return _without_time(written)


def _packages(folder: Path) -> Iterable[Distribution]:
    """Return the packages whose descriptions are in a finished program."""
    places = sorted({str(path.parent) for path in folder.rglob("*.dist-info")})
    return sorted(distributions(path=places), key=lambda package: plain(package.name))


def _python(version: str) -> Component:
    """Return Python itself."""
    return Component(
        name="Python",
        version=version,
        type=ComponentType.PLATFORM,
        licenses=[DisjunctiveLicense(id="PSF-2.0")],
        external_references=[_home("https://www.python.org")],
        bom_ref="python",
    )


def _component(package: Distribution) -> Component:
    """Return a package."""
    address = PackageURL("pypi", None, plain(package.name), package.version)
    said = licence(package)
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        licenses=[_licence(said)] if said else [],
        purl=address,
        bom_ref=str(address),
    )


def _part(part: Part, packages: dict[str, Distribution]) -> Component:
    """Return a work inside a package or the program."""
    holder = packages.get(part.within)
    version = holder.version if part.same_version and holder is not None else None
    return Component(
        name=part.name,
        version=version,
        type=ComponentType.DATA if "fonts" in part.file else ComponentType.LIBRARY,
        licenses=[LicenseExpression(part.licence)],
        external_references=[_home(part.where)],
        bom_ref=f"{part.within}/{part.name}",
    )


def _held(folder: Path) -> Iterator[Component]:
    """Yield what packages say themselves that they hold."""
    for file in sorted(folder.rglob("*.dist-info/sboms/*.json")):
        name = plain(file.parents[1].name.removesuffix(".dist-info").rpartition("-")[0])
        if name in _WITH_BILLS:
            yield from _components(json.loads(file.read_text(encoding="utf-8")))


def _components(bill: dict[str, object]) -> Iterator[Component]:
    """Yield the components of a bill, and those inside them, each by its name, version and licence."""
    inner = bill.get("components", [])
    for said in inner if isinstance(inner, list) else ():
        address = PackageURL.from_string(said["purl"].split("?")[0]) if "purl" in said else None
        texts = [*_said_licences(said), *(_UNSAID[name] for name in (said["name"],) if name in _UNSAID)]
        licences = [_licence(text) for text in texts[:1]]
        yield Component(
            name=said["name"],
            version=said.get("version"),
            type=ComponentType.LIBRARY,
            licenses=licences,
            purl=address,
            bom_ref=str(address) if address else f"{said['name']}@{said.get('version', '')}",
        )
        yield from _components(said)


def _said_licences(component: dict[str, object]) -> Iterator[str]:
    """Yield the licences of a component in a bill."""
    said = component.get("licenses", [])
    for entry in said if isinstance(said, list) else ():
        held = entry.get("license", {})
        text = entry.get("expression") or held.get("id") or held.get("name")
        if text:
            yield text


def _licence(text: str) -> LicenseExpression | DisjunctiveLicense:
    """Return a licence as an expression where it is one, else by its name."""
    written = text.replace("/", " OR ")
    try:
        return LicenseExpression(written) if _is_expression(written) else DisjunctiveLicense(name=text)
    except ValueError:
        return DisjunctiveLicense(name=text)


def _is_expression(text: str) -> bool:
    """Return whether a text is made of SPDX identifiers."""
    from license_expression import get_spdx_licensing  # noqa: PLC0415 - it takes a second to load

    return not get_spdx_licensing().validate(text).errors


def _home(address: str) -> ExternalReference:
    """Return where a work is at home."""
    return ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(address))


def _without_time(written: str) -> str:
    """Return a bill without the moment at which it was written."""
    held = json.loads(written)
    held["metadata"].pop("timestamp", None)
    return json.dumps(held, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
