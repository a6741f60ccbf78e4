"""evaluation."""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("answer", "ladder", "bridge", "account", "sensitivity", "switching", "law", "studies")
