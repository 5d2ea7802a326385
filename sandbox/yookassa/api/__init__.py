"""The API as shops speak it, at `/yookassa/v3`."""
