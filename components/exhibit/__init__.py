"""exhibit."""
