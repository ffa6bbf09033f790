"""Where the parts are joined: the window, the session and the files.

``running.run`` opens the window; ``without_screen.paint`` takes a picture of it. Neither is imported
here, so that each is loaded only where it is used.
"""
