"""A page of the dashboard as AppTest draws it, without a browser."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]


def opened(page: str, **query: str) -> AppTest:
    """A fresh reader who opens the address of a page: ``opened("capacity", lang="en", year="2014")``."""
    drawn = AppTest.from_file(str(ROOT / "components" / "frame.py"), default_timeout=300)
    for key, value in query.items():
        drawn.query_params[key] = value
    drawn.switch_page(f"../pages/{page}.py").run()
    assert not drawn.exception
    return drawn


def html_of(drawn: AppTest) -> str:
    """All that the page writes as HTML."""
    return "\n".join(str(element.proto.body) for element in drawn.get("html"))


def inline_scripts(html: str) -> list[str]:
    """The scripts that stand in a text of HTML, those of a file aside."""
    return [body for body in re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", html, re.DOTALL) if body]
