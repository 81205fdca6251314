"""Keeping the evidence up: what in it has grown old, and what in it is likely to be wrong."""
