"""funding."""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("sums", "flow", "private", "region", "directory")
