"""centre."""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("capacity", "cost", "published", "compare", "beside")
