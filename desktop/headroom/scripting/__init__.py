"""What stands behind ``import headroom``: arguments of scripts, results, frames."""
