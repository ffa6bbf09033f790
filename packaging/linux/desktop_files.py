"""What tells a Linux desktop of the program: menu entry, kind of file, and the page in its store."""

from datetime import date
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from document_types import IDENTITY, WORK, WORKBOOKS

SUMMARY: Final = "What-if program for rules of origin, duties and landed cost"
_PARAGRAPHS: Final = """\
Headroom opens your sourcing workbook and answers while you drag the slider: which vehicle models still
qualify under NAFTA, the USMCA or a policy of your own, by how much, and what every vehicle costs landed.

It says for each model whether to re-source parts or to pay the duty, follows every figure back to its cell
and its law, and hands figures over as slides, workbooks and papers. Your data stay on your computer: the
program opens no connection. It gives a planning estimate, not legal advice.
"""


def desktop_entry() -> str:
    """Return the entry in the menu, with the files that the program opens."""
    kinds = ";".join(kind.mime for kind in (WORK, *WORKBOOKS))
    return f"""[Desktop Entry]
Type=Application
Version=1.1
Name=Headroom
GenericName=Rules of origin and tariffs
Comment={SUMMARY}
Exec=headroom %F
Icon=headroom
Terminal=false
Categories=Office;Spreadsheet;
Keywords=USMCA;NAFTA;tariff;duty;origin;content;sourcing;
MimeType={kinds};
StartupNotify=true
StartupWMClass=headroom
"""


def mime_types() -> str:
    """Return the kind of file that the program saves, for the database of shared-mime-info."""
    globs = "\n".join(f'    <glob pattern="*.{ending}"/>' for ending in WORK.endings)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type={quoteattr(WORK.mime)}>
    <comment>{escape(WORK.name)}</comment>
    <sub-class-of type="application/json"/>
    <icon name="application-x-headroom"/>
{globs}
  </mime-type>
</mime-info>
"""


def metainfo(version: str, day: date) -> str:
    """Return the page of the program in a store, as AppStream reads it.

    Args:
        version: Of the program.
        day: Of the release.
    """
    paragraphs = "\n".join(f"    <p>{escape(text)}</p>" for text in _PARAGRAPHS.strip().split("\n\n"))
    kind = "development" if ".dev" in version else "stable"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{IDENTITY}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>Headroom</name>
  <summary>{escape(SUMMARY)}</summary>
  <developer id="org.headroom">
    <name>The Headroom authors</name>
  </developer>
  <description>
{paragraphs}
  </description>
  <launchable type="desktop-id">headroom.desktop</launchable>
  <icon type="stock">headroom</icon>
  <categories>
    <category>Office</category>
    <category>Spreadsheet</category>
  </categories>
  <provides>
    <binary>headroom</binary>
    <mediatype>{escape(WORK.mime)}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version={quoteattr(version)} date="{day.isoformat()}" type="{kind}"/>
  </releases>
</component>
"""
