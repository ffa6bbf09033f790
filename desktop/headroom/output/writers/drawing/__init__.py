"""Charts of a hand-over as SVG, and what the typefaces show and measure: for paper and the web page."""
