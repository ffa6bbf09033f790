"""Figures followed back: from a figure over its rule and its terms to the cells and the law it stands on."""
