"""The page where a client pays, at `/yookassa/pay/<payment id>`."""
