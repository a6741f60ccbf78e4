"""The parts of a study of ClinicalTrials.gov that are asked for, as its OpenAPI specification names and types them."""

import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from watch.forms import Answered

#: More patients, or trials, than there are.
_MOST = 10_000_000


def _in_calendar(date: str) -> str:
    """A day that there was. Raises ``ValueError``."""
    datetime.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10])
    return date


Numbered = Annotated[str, Field(pattern=r"^NCT\d{8}$")]


class OtherId(Answered):
    id: str = ""


class Identification(Answered):
    nct_id: Numbered
    brief_title: str = ""
    official_title: str = ""
    secondary_id_infos: list[OtherId] = Field(default_factory=list)


class Dated(Answered):
    date: Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$"), AfterValidator(_in_calendar)]


class Status(Answered):
    overall_status: str = ""
    start_date_struct: Dated | None = None
    last_update_post_date_struct: Dated | None = None


class Lead(Answered):
    name: str = ""


class Sponsors(Answered):
    lead_sponsor: Lead = Lead()


class Conditions(Answered):
    conditions: list[str] = Field(default_factory=list)


class Enrolment(Answered):
    count: Annotated[int, Field(ge=0, le=_MOST)] | None = None
    type: str = ""


class Design(Answered):
    phases: list[str] = Field(default_factory=list)
    enrollment_info: Enrolment = Enrolment()


class Intervention(Answered):
    name: str = ""
    description: str = ""
    other_names: list[str] = Field(default_factory=list)


class Interventions(Answered):
    interventions: list[Intervention] = Field(default_factory=list)


class Site(Answered):
    facility: str = ""
    city: str = ""
    country: str = ""


class Sites(Answered):
    locations: list[Site] = Field(default_factory=list)


class Protocol(Answered):
    identification_module: Identification
    status_module: Status = Status()
    sponsor_collaborators_module: Sponsors = Sponsors()
    conditions_module: Conditions = Conditions()
    design_module: Design = Design()
    arms_interventions_module: Interventions = Interventions()
    contacts_locations_module: Sites = Sites()


class Study(Answered):
    protocol_section: Protocol


class StudyPage(Answered):
    """Its studies are held against their form one by one."""

    studies: list[Any]
    next_page_token: str | None = None
    total_count: Annotated[int, Field(ge=0, le=_MOST)] | None = None


class DataVersion(Answered):
    """``data_timestamp``: the terms of use ask that this day be told."""

    data_timestamp: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d"), AfterValidator(lambda at: _in_calendar(at[:10]))]
