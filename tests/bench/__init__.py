"""Measurements, side by side in one run; ratios are quoted, never times."""
