import struct

import pytest
from PySide6.QtGui import QImage

from icons import LINUX_SIZES, MACOS_KINDS, WINDOWS_SIZES, icns, ico, painted, png


@pytest.mark.parametrize("size", LINUX_SIZES)
def test_a_png_has_the_size_asked_for_and_clear_corners(size: int) -> None:
    picture = QImage.fromData(png(size))

    assert (picture.width(), picture.height()) == (size, size)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(size // 8, size // 2).alpha() == 255


def test_an_icon_of_windows_holds_every_size_as_it_is_painted() -> None:
    content = ico()

    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind, count) == (0, 1, len(WINDOWS_SIZES))
    end = 6 + 16 * count
    for entry, size in enumerate(WINDOWS_SIZES):
        width, _, _, _, _, bits, length, place = struct.unpack_from("<BBBBHHII", content, 6 + 16 * entry)
        assert (width or 256, bits, place) == (size, 32, end)
        end = place + length
        alone = content[place:end]
        if alone.startswith(b"\x89PNG"):
            assert QImage.fromData(alone).width() == size
        else:
            _, bitmap_width, both_heights, _, bitmap_bits = struct.unpack_from("<IiiHH", alone)
            assert (bitmap_width, both_heights, bitmap_bits) == (size, 2 * size, 32)
            middle = struct.unpack_from("<I", alone, 40 + 4 * (size * (size - 1 - size // 2) + size // 2))[0]
            assert middle == painted(size).pixel(size // 2, size // 2)
    assert end == len(content)


def test_an_icon_of_macos_holds_each_kind_in_its_size() -> None:
    content = icns()

    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4)[0] == len(content)
    found, place = {}, 8
    while place < len(content):
        kind, length = struct.unpack_from(">4sI", content, place)
        found[kind] = QImage.fromData(content[place + 8 : place + length]).width()
        place += length
    assert found == MACOS_KINDS
