"""Charts of a hand-over as SVG, and what the shipped typefaces show and measure: for paper and for the web page."""
