"""Updates from Telegram: received, deduplicated, dispatched."""
