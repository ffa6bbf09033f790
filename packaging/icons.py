"""Paints the program's icon in every size that systems want, from its one drawing.

    python packaging/icons.py FOLDER      headroom.ico, headroom.icns and headroom-SIZE.png

Nothing of it is kept with the source: the drawing is, ``resources/icons/headroom.svg``.
"""

import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "headroom.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
LINUX_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MACOS_KINDS = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
"""Each kind of entry of an .icns file with its width; the last four are for screens of double density."""

_LARGEST_BITMAP = 64  # larger ones are kept as PNG, which Windows reads in icons and which is far smaller
_BITS = 32


def painted(size: int, drawing: Path = DRAWING) -> QImage:
    """Return the drawing as a square picture with transparency.

    Raises:
        ValueError: If the drawing cannot be read.
    """
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        msg = f"no drawing can be read from {drawing}"
        raise ValueError(msg)
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def png(size: int, drawing: Path = DRAWING) -> bytes:
    """Return the drawing as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(painted(size, drawing))
    return bytes(buffer.data().data())


def ico(sizes: Sequence[int] = WINDOWS_SIZES, drawing: Path = DRAWING) -> bytes:
    """Return an icon file of Windows with the drawing in several sizes."""
    pictures = [png(size, drawing) if size > _LARGEST_BITMAP else _bitmap(size, drawing) for size in sizes]
    head, place = struct.pack("<HHH", 0, 1, len(sizes)), 6 + 16 * len(sizes)
    for size, picture in zip(sizes, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, _BITS, len(picture), place)
        place += len(picture)
    return head + b"".join(pictures)


def icns(kinds: Mapping[bytes, int] = MACOS_KINDS, drawing: Path = DRAWING) -> bytes:
    """Return an icon file of macOS with the drawing in several sizes."""
    entries = b"".join(_entry(kind, png(size, drawing)) for kind, size in kinds.items())
    return _entry(b"icns", entries)


def write_all(folder: Path) -> None:
    """Write the icon for each system into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "headroom.ico").write_bytes(ico())
    (folder / "headroom.icns").write_bytes(icns())
    for size in LINUX_SIZES:
        (folder / f"headroom-{size}.png").write_bytes(png(size))


def _bitmap(size: int, drawing: Path) -> bytes:
    """Return the drawing as icons of Windows hold small ones: rows from below, then an empty mask."""
    image = painted(size, drawing)
    rows = bytes(image.constBits())
    stride = image.bytesPerLine()
    colours = b"".join(rows[row * stride : row * stride + 4 * size] for row in reversed(range(size)))
    mask = bytes((size + 31) // 32 * 4 * size)
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, _BITS, 0, len(colours), 0, 0, 0, 0)
    return header + colours + mask


def _entry(kind: bytes, content: bytes) -> bytes:
    """Return an entry of an .icns file: kind, length with these eight bytes, content."""
    return kind + struct.pack(">I", 8 + len(content)) + content


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - one argument
        sys.exit(__doc__)
    write_all(Path(sys.argv[1]))
