"""One file per claim in docs/performance.md. `python -m benchmarks` measures them all."""
