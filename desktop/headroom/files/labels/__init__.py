"""Content-label reports (49 CFR 583) as a second kind of input."""
