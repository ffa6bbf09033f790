"""Which part goes into which: bills of several levels as arrays, without anything of their sheets."""
