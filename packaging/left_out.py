"""What a finished program leaves out of the packages that it stands on, however it is made."""

import re

UNUSED_MODULES = (
    *("tkinter", "unittest", "pydoc_data", "lib2to3", "IPython", "matplotlib", "scipy", "jinja2", "pytest"),
    *("PySide6.QtNetwork", "PySide6.QtTest", "PySide6.QtDBus", "PySide6.QtQml", "PySide6.QtQuick"),
    *("numpy.tests", "numpy.f2py", "sqlite3", "pyarrow", "setuptools"),
    *("ssl", "_ssl", "_hashlib"),  # no connection is opened, and Python has its own digests beside OpenSSL's
    "readline",  # nothing is typed at a prompt
    # No picture is read, and no text is set by Pillow
    *("PIL.ImageTk", "PIL.ImageQt", "PIL.ImageCms", "PIL._avif", "PIL._webp", "PIL._imagingcms"),
    *("PIL._imagingft", "PIL._imagingmath", "PIL._imagingmorph", "PIL._imagingtk"),
    *("lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.sax"),  # slides are written as trees
    # Headings are compared a dozen at a time, by words
    *("rapidfuzz.distance.metrics_cpp", "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.fuzz_cpp_avx2"),
    *("numpy._core._multiarray_tests", "numpy._core._umath_tests", "numpy.testing"),
    "pandas",  # for scripts, which a finished program does not run, and for the benchmark
    # What charts do not use of pyqtgraph, which comes with exporters, consoles and examples
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pyqtgraph.console"),
    *("pyqtgraph.flowchart", "pyqtgraph.dockarea", "pyqtgraph.exporters", "OpenGL", "numba", "cupy"),
    *("headroom.bench.painting_speed", "headroom.cli.benchmark"),
)
"""Modules by name, a package with all that it holds. What only they need is left out as well."""

TEXTS_OF_QT = ("qtbase_es.qm", "qtbase_fr.qm")
"""What Qt says in the languages of the program."""

UNUSED_FILES = re.compile(
    rf"PySide6/(Qt/)?(qml/|translations/(?!({'|'.join(map(re.escape, TEXTS_OF_QT))})$))"
    r"|PySide6/(Qt/)?plugins/(tls|networkinformation|egldeviceintegrations|generic|sqldrivers|qmltooling)/"
    r"|PySide6/(Qt/)?plugins/platforms/[^/]*(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc)"
    r"|PySide6/(Qt/)?plugins/imageformats/[^/]*(tiff|webp|wbmp|tga|icns|pdf|gif|jpeg)"
    r"|PySide6/(Qt/)?plugins/platforminputcontexts/[^/]*virtualkeyboard"
    r"|PySide6/(Qt/)?plugins/platformthemes/[^/]*gtk3"
    r"|^lib(gtk-3|gdk-3|gdk_pixbuf|pango|cairo|pixman|atk|thai|datrie|fribidi|harfbuzz|graphite2)[-.\w]*$"
    r"|pyqtgraph/(examples/|colors/maps/|icons/peegee/|Qt/.*\.pyi)"  # maps have licences of their own
    r"|headroom/data/pictures/"
    r"|headroom/data/languages/(glossary\.md$|.*\.po$)"  # for translators
    r"|platformdirs-[^/]*\.dist-info/sboms/"  # half a megabyte that names no part
    r"|\.dist-info/(RECORD|WHEEL|INSTALLER|REQUESTED|direct_url\.json|entry_points\.txt|top_level\.txt)$"
    r"|PySide6/.*(Qt6?(Quick|Qml|VirtualKeyboard|Pdf|EglFS|EglFs|WebSockets|Sql|Test)|opengl32sw)"
)
"""Files by their path in the finished program, with slashes."""
