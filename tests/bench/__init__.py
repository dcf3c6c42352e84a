"""The benchmark: `make bench` builds a large register, measures it and writes docs/benchmarks.md. Never a test."""
