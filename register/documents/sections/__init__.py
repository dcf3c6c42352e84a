"""The parts of an agreement, by chapter."""
