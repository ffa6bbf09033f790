"""Compiles all modules below a folder and takes their sources away; run by the Python that is to load them.

    python3.13 compile_modules.py FOLDER

A compiled module says nothing of when or where it was made, so the same sources make the same bytes. It
stands where its source stood: such a module is loaded without a look for anything else.
"""

import marshal
import sys
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

UNCHECKED = 1  # PEP 552: told by a digest of its source, which nobody compares

folder = Path(sys.argv[1])
for path in sorted(folder.rglob("*.py")):
    source, name = path.read_bytes(), path.relative_to(folder).as_posix()
    path.unlink()
    try:
        code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    except SyntaxError:
        print(f"left out: {name}, which is written for another Python")
        continue
    head = MAGIC_NUMBER + UNCHECKED.to_bytes(4, "little") + source_hash(source)
    path.with_suffix(".pyc").write_bytes(head + marshal.dumps(code))
