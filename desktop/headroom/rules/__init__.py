"""What the law says of goods, and what comes of it: content, tests, duties, fees, costs; numpy only."""
