"""The legal lists and the other lists that an agreement chooses from, each a dated file."""
