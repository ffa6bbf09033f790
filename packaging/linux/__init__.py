"""The program for Debian and Ubuntu: a package made of the finished program, and its trial in an empty root.

``packaging/build_debian.py`` makes it.
"""
