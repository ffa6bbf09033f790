import shutil
import zipfile
from pathlib import Path

import pytest

from windows.python_parts import LIBRARY, PartsError, embedded_python, verify_signature


def test_a_python_that_nobody_signed_is_refused(tmp_path: Path) -> None:
    archive, folder = tmp_path / "python.zip", tmp_path / "made"
    folder.mkdir()
    with zipfile.ZipFile(archive, "w") as held:
        for name in (LIBRARY, "python3.dll"):
            held.writestr(name, b"MZ" + bytes(500))

    with pytest.raises(PartsError, match=f"{LIBRARY} is not as it was signed"):
        embedded_python(folder, archive)


def test_an_archive_without_the_library_is_refused(tmp_path: Path) -> None:
    archive, folder = tmp_path / "python.zip", tmp_path / "made"
    folder.mkdir()
    with zipfile.ZipFile(archive, "w") as held:
        held.writestr("python399.dll", b"MZ")

    with pytest.raises(PartsError, match=f"there is no {LIBRARY}"):
        embedded_python(folder, archive)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_the_python_that_is_packed_is_signed_and_one_changed_byte_is_noticed(tmp_path: Path) -> None:
    embedded_python(tmp_path)

    library = tmp_path / LIBRARY
    content = bytearray(library.read_bytes())
    content[len(content) // 2] ^= 1
    library.write_bytes(content)
    with pytest.raises(PartsError, match="it is not what was signed"):
        verify_signature(library)
