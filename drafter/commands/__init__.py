"""The commands, a file each. Only they print, read the clock and write letters."""
