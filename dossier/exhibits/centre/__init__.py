"""centre."""
