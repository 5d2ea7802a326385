"""A stand-in for YooKassa: its API, its pay page, its webhooks, and a clock that tests move."""
