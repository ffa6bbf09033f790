"""The one way by which window, command line and scripts come from files to figures that can be asked.

Files are read by the first layout that somebody knows, doubts are added, codes looked up, rows summed; saved
work brings its workbook and its scenarios. No Qt, no words for a screen, nothing printed.
"""
