"""The worker: what happens without anybody waiting for it."""
