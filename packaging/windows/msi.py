"""Makes the MSI with wixl, for those who install for a whole machine or many: no questions, no choices."""

import shutil
import subprocess
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from windows.product import NAME, PUBLISHER, SUMMARY, UPGRADE_CODE, WINDOW, numbers
from windows.python_parts import PartsError
from windows.registry import PROGRAM, SETTINGS, values

_NAMESPACE: Final = "http://schemas.microsoft.com/wix/2006/wi"
_OWN = uuid.UUID(UPGRADE_CODE)
_FOLDER_ID, _FEATURE = "INSTALLDIR", "Program"
_SOURCE = "headroom.wxs"
_OLDER = "A newer Headroom is installed."


def make_msi(folder: Path, file: Path, icon: Path, version: str, work: Path) -> None:
    """Make the MSI of a folder.

    Args:
        folder: The program.
        file: Where the MSI is to be.
        icon: The program's icon.
        version: Of the program.
        work: An empty folder.

    Raises:
        PartsError: If it cannot be made.
    """
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    (work / folder.name).symlink_to(folder)  # wixl finds only what stands below the folder in which it runs
    shutil.copyfile(icon, work / icon.name)
    (work / _SOURCE).write_text(msi_source(version, paths, folder.name, icon.name), encoding="utf-8")
    command = ("wixl", "-a", "x64", "-o", str(file), _SOURCE)
    if subprocess.run(command, cwd=work, check=False).returncode:
        msg = "wixl failed: see above"
        raise PartsError(msg)


def msi_source(version: str, paths: Iterable[str], within: str, icon: str) -> str:
    """Return what wixl reads.

    Args:
        version: Of the program.
        paths: Its files, by their places in its folder, with slashes.
        within: The folder itself, as it is found from where wixl runs.
        icon: The program's icon, likewise.
    """
    root = ET.Element("Wix", xmlns=_NAMESPACE)
    told = ".".join(str(number) for number in numbers(version))
    head = {"Id": _code(f"product {told}"), "UpgradeCode": UPGRADE_CODE, "Version": told}
    product = ET.SubElement(root, "Product", head, Name=NAME, Language="1033", Manufacturer=PUBLISHER)
    package = {"InstallerVersion": "405", "Compressed": "yes", "InstallScope": "perMachine"}
    ET.SubElement(product, "Package", package, Description=SUMMARY, Manufacturer=PUBLISHER)
    ET.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=_OLDER)
    ET.SubElement(product, "Media", Id="1", Cabinet="headroom.cab", EmbedCab="yes")
    ET.SubElement(product, "Icon", Id="headroom.ico", SourceFile=icon)
    for name, text in (("ARPPRODUCTICON", "headroom.ico"), ("ARPNOMODIFY", "1")):
        ET.SubElement(product, "Property", Id=name, Value=text)
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = ET.SubElement(target, "Directory", Id="ProgramFiles64Folder")
    folder = ET.SubElement(programs, "Directory", Id=_FOLDER_ID, Name=NAME)
    menu = ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    components = [*_files(folder, paths, within), _registry(folder), _shortcut(menu)]
    feature = ET.SubElement(product, "Feature", Id=_FEATURE, Title=NAME, Level="1")
    for component in components:
        ET.SubElement(feature, "ComponentRef", Id=component)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _files(folder: ET.Element, paths: Iterable[str], within: str) -> list[str]:
    """Describe the files and their folders, and return the names of their components."""
    folders, components = {"": folder}, []
    for number, path in enumerate(paths):
        above, _, name = path.rpartition("/")
        component = _component(_folder(folders, above), f"file{number}", f"file {path}")
        source = f"{within}/{path}"
        ET.SubElement(component, "File", Id=f"f{number}", Name=name, Source=source, KeyPath="yes")
        components.append(f"file{number}")
    return components


def _folder(folders: dict[str, ET.Element], path: str) -> ET.Element:
    """Return the description of a folder, made with those above it when it is first asked for."""
    if path not in folders:
        above, _, name = path.rpartition("/")
        parent = _folder(folders, above)
        folders[path] = ET.SubElement(parent, "Directory", Id=f"folder{len(folders)}", Name=name)
    return folders[path]


def _registry(folder: ET.Element) -> str:
    """Describe what Windows is told of the program, and return the component's name."""
    component = _component(folder, "registry", "registry")
    program = f"[{_FOLDER_ID}]{WINDOW}"
    _value(component, SETTINGS, "InstallDir", f"[{_FOLDER_ID}]", key_path="yes")
    for value in values():
        _value(component, value.key, value.name, value.text.replace(PROGRAM, program))
    return "registry"


def _shortcut(menu: ET.Element) -> str:
    """Describe the entry of the start menu, and return the component's name."""
    component = _component(menu, "shortcut", "shortcut")
    target = f"[{_FOLDER_ID}]{WINDOW}"
    ET.SubElement(component, "Shortcut", Id="start", Name=NAME, Description=SUMMARY, Target=target)
    _value(component, SETTINGS, "Shortcut", "1", key_path="yes")
    return "shortcut"


def _component(parent: ET.Element, name: str, meaning: str) -> ET.Element:
    """Return a new component, which is known by what it means in every version."""
    return ET.SubElement(parent, "Component", Id=name, Guid=_code(meaning), Win64="yes")


def _value(component: ET.Element, key: str, name: str, text: str, key_path: str = "no") -> None:
    """Describe a value of the machine's registry."""
    told = {"Root": "HKLM", "Key": key, "Type": "string", "Value": text, "KeyPath": key_path}
    ET.SubElement(component, "RegistryValue", {**told, **({"Name": name} if name else {})})


def _code(meaning: str) -> str:
    """Return the code by which Windows Installer knows something: the same whenever it is made."""
    return str(uuid.uuid5(_OWN, meaning)).upper()
