"""Exhibit -> files. Knows no screen."""
