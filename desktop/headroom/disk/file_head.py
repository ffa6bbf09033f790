"""What files of the program's own kinds say of themselves, before anything else in them is looked at."""

from dataclasses import dataclass

import msgspec

from headroom.disk.checked_json import decoded
from headroom.language import tr
from headroom.user_error import DamagedFileError, NewerFileError


class Head(msgspec.Struct, frozen=True):
    """The first keys of a file."""

    format: int
    kind: str
    revision: int = 0


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file in the form in which this program writes it.

    Attributes:
        kind: What the file calls itself.
        format: Greatest format that is read; one that is greater is not.
        revision: Of that format; what a greater one has more is passed over, and that is said.
        called: What it is called in messages, e.g. "saved work of Headroom".
        ending: How names of such files end.
    """

    kind: str
    format: int
    revision: int
    called: str
    ending: str

    def head_of(self, content: bytes, name: str) -> Head:
        """Return the head of a file.

        Raises:
            DamagedFileError: If it is something else.
            NewerFileError: If a newer program wrote it in a form that cannot be read.
        """
        try:
            head = decoded(content, Head)
        except ValueError as cause:
            # Translators: "what" is, for instance, "a layout of Headroom"; "ending" is ".headroom".
            msg = tr(
                "{file} is not {what}, or it is damaged. Choose a {ending} file.",
                file=name,
                what=self.called,
                ending=self.ending,
            )
            raise DamagedFileError(msg) from cause
        if head.kind != self.kind or head.format < 1 or head.revision < 0:
            msg = tr(
                "{file} is not {what}. Choose a {ending} file.",
                file=name,
                what=self.called,
                ending=self.ending,
            )
            raise DamagedFileError(msg)
        if head.format > self.format:
            msg = tr(
                "{file} was saved by a newer version of Headroom. Update the program to open it.", file=name
            )
            raise NewerFileError(msg)
        return head

    def is_newer(self, head: Head) -> bool:
        """Return whether a file may have what this program does not know."""
        return head.format == self.format and head.revision > self.revision
