"""``headroom bench``: how fast the program is, each figure beside a reference in the same run."""
