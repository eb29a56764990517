"""Measurements of speed, run by hand with `python -m benchmarks`; never part of the tests."""
