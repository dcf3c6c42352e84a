"""Composes the three apps into one site; nobody imports it."""
