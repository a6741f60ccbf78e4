"""The pages, in the order of the navigation."""

PAGES = (
    "brief",
    "actors",
    "funding",
    "capacity",
    "demand",
    "precedents",
    "centre",
    "evaluation",
    "challenge",
    "present",
)
#: Served at the root of the address; its own name leads there (``app.py``).
HOME = PAGES[0]
#: Reached from the foot of every page.
FOOTER = ("sources", "about")
#: The page that has the window to itself.
STAGE = "present"
