"""From data to an accessible PDF: a template of this folder, everything it says handed over as JSON, never as source.

Text of the data is text for the template whatever it holds: it is not read as markup, and what no font has is shown
as a box. Nothing of the machine goes in: fonts are ours, the date is that of the data.
"""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exports.files import fonts
from exports.files.failure import ExportFailed

_HERE = Path(__file__).parent
#: PDF for everyone: tagged, titled, every picture described. The engine refuses to write a file that is not.
STANDARD = "ua-1"

#: Dots an inch of a picture: sharp on a slide and in print, some 100 kB.
DOTS = 180.0


def compile_pdf(template: str, data: Mapping[str, Any], date: str) -> bytes:
    """The file of a template of this folder. Raises ``ExportFailed`` where the engine refuses."""
    moment = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    return bytes(_run(template, data, lambda engine: engine.compile(pdf_standards=[STANDARD], timestamp=moment)))


def compile_png(template: str, data: Mapping[str, Any]) -> bytes:
    """The first page of a template as a picture. Raises ``ExportFailed`` where the engine refuses."""
    return bytes(_run(template, data, lambda engine: engine.compile(format="png", ppi=DOTS)))


def count_pages(template: str, data: Mapping[str, Any]) -> int:
    """How many pages the file has; the template marks the number with the label ``pages``."""
    return int(json.loads(_run(template, data, lambda engine: engine.query("<pages>", field="value", one=True))))


def _run(template: str, data: Mapping[str, Any], act: Any) -> Any:
    import typst  # here, so that a missing engine is told and not a dead application

    places = [str(fonts.font_folder(family)) for family in (fonts.TEXT, fonts.HEADING)]
    inputs = {"data": json.dumps(displayable(data), ensure_ascii=False)}
    try:
        engine = typst.Compiler(
            str(_HERE / template), root=str(_HERE), font_paths=places, ignore_system_fonts=True, sys_inputs=inputs
        )
        return act(engine)
    except typst.TypstError as error:
        raise ExportFailed("document", str(error)[:200]) from error


def displayable(node: Any, name: str = "") -> Any:
    """Every text as our fonts can show it; pictures were made so, and addresses are not shown."""
    if isinstance(node, Mapping):
        return {key: displayable(value, key) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [displayable(item, name) for item in node]
    return fonts.shown(node) if isinstance(node, str) and name not in ("picture", "url") else node
