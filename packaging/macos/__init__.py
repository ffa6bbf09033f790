"""The program for macOS: what its bundle says of itself, and how it is signed and packed.

``packaging/headroom.spec`` makes the bundle, ``packaging/build_macos.py`` what is handed out of it.
"""
