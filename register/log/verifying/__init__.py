"""Verifies the register from its rows, read by SQL; of the code that writes them only the hash functions are shared."""
