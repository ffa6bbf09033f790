"""The program on a workstation: the places of its user, its one window, what an organisation presets.

Attributes:
    NEW_WINDOW: The option that opens another window where one is open.
"""

NEW_WINDOW = "--new-window"
