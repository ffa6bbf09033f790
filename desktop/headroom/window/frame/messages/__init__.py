"""Messages to the user: news, faults and offers, over the top row of the window or in its status line."""
