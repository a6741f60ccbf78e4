"""capacity."""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("phases", "map", "sites", "published", "abroad")
