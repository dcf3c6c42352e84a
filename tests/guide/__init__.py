"""The guide's pictures, taken from the demonstration by `make guide`."""
