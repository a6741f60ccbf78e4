"""ClinicalTrials.gov, API v2: trials with a site in France or of a sponsor of ours, of cells, genes or tissue.

``GET /api/v2/studies`` and ``/api/v2/version``, as its OpenAPI specification has them. The names of contacts and of
investigators are not asked for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from watch.failure import WatchFailed
from watch.forms import answer_as, each_as
from watch.polite import Polite
from watch.reading import Heard, Reading, unheard
from watch.registers.study_forms import DataVersion, Intervention, Protocol, Site, Study, StudyPage

NAME = "ClinicalTrials.gov"
HOST = "clinicaltrials.gov"
_API = f"https://{HOST}/api/v2"
#: What an intervention is searched by: wider than what is kept (``watch.therapy`` judges).
_INTERVENTIONS = (
    *("gene therapy", "cell therapy", "CAR-T", "chimeric antigen receptor", "adeno-associated", "lentiviral"),
    *("mesenchymal", "stem cells", "T cells", "NK cells", "dendritic cells", "lymphocytes", "stromal cells"),
    *("tissue engineering", "keratinocytes", "chondrocytes", "exosomes", "extracellular vesicles", "myoblasts"),
)
#: No description, no contact, no investigator: what the tables have a column for, and what it is judged by.
_FIELDS = (
    *("IdentificationModule", "StatusModule", "LeadSponsorName", "ConditionsModule"),
    *("DesignModule", "ArmsInterventionsModule", "LocationFacility", "LocationCity", "LocationCountry"),
)
_PAGE, _SPONSORS, _MOST_PAGES = 200, 20, 100


@dataclass(frozen=True)
class Trial:
    """What a study is, flat. ``numbers`` are its other identifiers; dates are as precise as the register has them."""

    nct: str
    title: str
    numbers: tuple[str, ...]
    status: str
    phases: tuple[str, ...]
    start: str
    updated: str
    enrolment: int | None
    estimated: bool
    sponsor: str
    conditions: tuple[str, ...]
    interventions: tuple[Intervention, ...]
    sites: tuple[Site, ...]

    @property
    def address(self) -> str:
        return f"https://{HOST}/study/{self.nct}"

    @property
    def french_sites(self) -> tuple[Site, ...]:
        return tuple(site for site in self.sites if site.country == "France")


def read_trials(
    polite: Polite, sponsors: Iterable[str], numbers: Iterable[str] = (), since: str = "", heard: Heard = unheard
) -> Reading[Trial]:
    """The trials, each once. What stopped it is the last fault; what had been read until then is kept."""
    found: dict[str, Trial] = {}
    reading: Reading[Trial] = Reading(NAME)
    pages = 0
    try:
        version = answer_as(DataVersion, NAME, polite.read(f"{_API}/version"))
        reading.as_of = version.data_timestamp[:10]
        for query in queries(sponsors, numbers, since):
            for page, address, total in _pages(polite, query):
                pages += 1
                heard(pages, max(pages, -(-total // _PAGE)))
                for study in each_as(Study, NAME, address, page.studies, "studies", reading.faults):
                    trial = _trial(study.protocol_section)
                    found.setdefault(trial.nct, trial)
    except WatchFailed as failed:
        reading.faults.append(failed)
        reading.whole = False
    reading.records = list(found.values())
    return reading


def queries(sponsors: Iterable[str], numbers: Iterable[str] = (), since: str = "") -> Iterator[dict[str, str]]:
    """The trials that we cite, whatever they test; then French sites; then sponsors, so many at a time."""
    cited = list(dict.fromkeys(numbers))
    for start in range(0, len(cited), _SPONSORS):
        yield {"filter.ids": ",".join(cited[start : start + _SPONSORS])}
    searched = " OR ".join(f'"{words}"' for words in _INTERVENTIONS)
    dated = f" AND AREA[LastUpdatePostDate]RANGE[{since},MAX]" if since else ""
    only = f"AREA[StudyType]INTERVENTIONAL{dated}"
    yield {"query.intr": searched, "filter.advanced": f"AREA[LocationCountry]France AND {only}"}
    names = list(dict.fromkeys(filter(None, (re.sub(r'["\[\]()\\|]', " ", name).strip() for name in sponsors))))
    for start in range(0, len(names), _SPONSORS):
        lead = " OR ".join(f'"{name}"' for name in names[start : start + _SPONSORS])
        yield {"query.intr": searched, "query.lead": lead, "filter.advanced": only}


def _pages(polite: Polite, query: dict[str, str]) -> Iterator[tuple[StudyPage, str, int]]:
    """Raises ``WatchFailed``. Every page has the parameters of the first, as the register asks."""
    asked = {**query, "fields": ",".join(_FIELDS), "countTotal": "true", "pageSize": str(_PAGE)}
    total, tokens = 0, set()
    for _ in range(_MOST_PAGES):
        address = f"{_API}/studies?{urlencode(asked)}"
        page = answer_as(StudyPage, NAME, polite.read(address))
        total = max(total, page.total_count or 0)
        yield page, address, total
        token = page.next_page_token
        if not token:
            return
        if token in tokens:
            raise WatchFailed("circle", NAME, address)
        tokens.add(token)
        asked["pageToken"] = token
    raise WatchFailed("endless", NAME, f"{_API}/studies", pages=str(_MOST_PAGES))


def _trial(protocol: Protocol) -> Trial:
    who, state, design = protocol.identification_module, protocol.status_module, protocol.design_module
    return Trial(
        nct=who.nct_id,
        title=who.official_title or who.brief_title,
        numbers=tuple(other.id for other in who.secondary_id_infos if other.id),
        status=state.overall_status,
        phases=tuple(design.phases),
        start=state.start_date_struct.date if state.start_date_struct else "",
        updated=state.last_update_post_date_struct.date if state.last_update_post_date_struct else "",
        enrolment=design.enrollment_info.count,
        estimated=design.enrollment_info.type == "ESTIMATED",
        sponsor=protocol.sponsor_collaborators_module.lead_sponsor.name,
        conditions=tuple(protocol.conditions_module.conditions),
        interventions=tuple(protocol.arms_interventions_module.interventions),
        sites=tuple(protocol.contacts_locations_module.locations),
    )
