"""demand."""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("candidates", "trials", "patients", "batches")
