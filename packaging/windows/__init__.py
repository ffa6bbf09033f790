"""The program for Windows, put together on Linux: Python as python.org builds it, wheels, and a launcher.

``packaging/build_windows.py`` makes the folder and, from it, the installer, the MSI and the portable archive.
"""
