"""A statistic's series as bars: in the terminal, and as a picture that a letter may enclose."""
