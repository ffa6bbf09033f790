"""The process that reads workbooks: its limits, its fence, its folder, and how long it is waited for.

Attributes:
    CHILD: Module whose ``run`` reads workbooks: named and not imported, since only the reading process needs
        what reads them.
    ENTRY: First argument of the finished program where it is to read workbooks for another one of itself.
    FAULT_FILE: File in the folder that holds what the process wrote to its standard output and error.
"""

CHILD = "headroom.workbook.process.child"
ENTRY = "--read-workbooks"
FAULT_FILE = "fault.txt"
