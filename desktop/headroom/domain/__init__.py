"""What is true of sourcing, origin and tariffs: pure values and functions, without Qt and without files."""
