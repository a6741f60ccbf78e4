"""The one list of pages, in the order of the navigation: each is a file of ``pages/``."""

PAGES = (
    "brief",
    "pictures",
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
#: Every page: exhibits, chapters and files follow this order.
EVERY_PAGE = (*PAGES, *FOOTER)
#: Page -> the exhibit whose rows are what the page is about.
LISTED = {
    "actors": "actors-directory",
    "funding": "funding-directory",
    "capacity": "capacity-sites",
    "demand": "demand-pipeline",
    "precedents": "precedents-centres",
}
#: The page that holds the claims for and against.
CLAIMS = "challenge"
#: The page that has the window to itself.
STAGE = "present"
