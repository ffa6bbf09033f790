"""What is handed over, once for every format: findings, charts and tables as values, nothing laid out.

``make_handover`` is the one way in; ``output/writers`` lay it out and compute no figure.
"""
