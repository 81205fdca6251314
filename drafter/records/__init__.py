"""What the library holds: frozen records, no behavior."""
