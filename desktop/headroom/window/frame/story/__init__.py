"""The story: views of the work in an order, edited in a strip and told while presenting."""
