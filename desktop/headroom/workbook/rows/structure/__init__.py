"""Bills of several levels: which rows of a table count, and the tree that they make."""
