"""Registers that answer as documented, or badly: small answers made by hand to the documented forms, no network.

``Played`` is a transport of httpx: path -> what it answers, each time it is asked; what was asked is kept.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import httpx

from watch.polite import Manners, Polite

Answer = httpx.Response | BaseException | Callable[[httpx.Request], httpx.Response]


class Played(httpx.BaseTransport):
    """Answers by ``host/path``; several are given one after the other, the last one again and again."""

    def __init__(self, answers: Mapping[str, Answer | list[Answer]]) -> None:
        self.asked: list[httpx.Request] = []
        self._answers = {place: list(each) if isinstance(each, list) else [each] for place, each in answers.items()}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        waiting = self._answers.get(f"{request.url.host}{request.url.path}", [httpx.Response(404)])
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, httpx.Response):
            return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)
        return answer(request)


class Clock:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.at, self.waits = 1_000.0, list[float]()

    def __call__(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.at += seconds


def polite(
    shelf: Path, through: httpx.BaseTransport, hosts: Iterable[str], clock: Clock | None = None, **manners: Any
) -> Polite:
    time = clock or Clock()
    return Polite(
        "register",
        frozenset(hosts),
        shelf,
        Manners(**manners),
        transport=through,
        clock=time,
        now=time,
        sleep=time.sleep,
    )


def answered(content: Any, **headers: str) -> httpx.Response:
    """JSON with status 200."""
    return httpx.Response(200, headers=headers, content=json.dumps(content).encode())


def study(nct: str = "NCT01234567", **changes: Any) -> dict[str, Any]:
    """A study with the fields that are asked for, in the form of the specification; ``None`` leaves a module out."""
    modules: dict[str, Any] = {
        "identificationModule": {
            "nctId": nct,
            "orgStudyIdInfo": {"id": "P-1"},
            "secondaryIdInfos": [{"id": "2021-000001-11", "type": "EUDRACT_NUMBER"}],
            "briefTitle": "Autologous CAR-T Cells in Leukaemia",
        },
        "statusModule": {
            "overallStatus": "RECRUITING",
            "startDateStruct": {"date": "2026-01", "type": "ACTUAL"},
            "lastUpdatePostDateStruct": {"date": "2026-11-02", "type": "ACTUAL"},
        },
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Nobody Knows Therapeutics", "class": "INDUSTRY"}},
        "conditionsModule": {"conditions": ["Multiple myeloma"]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE1", "PHASE2"],
            "enrollmentInfo": {"count": 24, "type": "ESTIMATED"},
        },
        "armsInterventionsModule": {
            "interventions": [{"type": "BIOLOGICAL", "name": "NK-101 CAR-T cells", "description": "One infusion."}]
        },
        "contactsLocationsModule": {"locations": [{"facility": "CHU", "city": "Besançon", "country": "France"}]},
    }
    modules.update(changes)
    return {"protocolSection": {name: each for name, each in modules.items() if each is not None}, "hasResults": False}


def dataset(identifier: str = "5f1", title: str = "Lauréats de France 2030", **changes: Any) -> dict[str, Any]:
    """A set of data, in the form of the reference of the interface."""
    return {
        "id": identifier,
        "title": title,
        "slug": "laureats",
        "page": f"https://www.data.gouv.fr/datasets/{identifier}",
        "license": "lov2",
        "last_modified": "2026-10-01T10:00:00+00:00",
        "organization": {"name": "Secrétariat général pour l’investissement"},
        "resources": [
            {"id": "r1", "title": "laureats.csv", "format": "csv", "url": "https://static.data.gouv.fr/r/laureats.csv"}
        ],
        **changes,
    }


def registers(**answers: Answer | list[Answer]) -> Played:
    """All registers answering; ``trials``, ``version``, ``datasets``, ``table`` may be given otherwise."""
    csv = "bénéficiaire;montant\nTxCell;12\nAutre;3\n"
    return Played(
        {
            "clinicaltrials.gov/api/v2/version": answers.get(
                "version", answered({"apiVersion": "2.0.5", "dataTimestamp": "2026-11-27T09:00:04"})
            ),
            "clinicaltrials.gov/api/v2/studies": answers.get(
                "trials", answered({"totalCount": 1, "studies": [study()]})
            ),
            "www.data.gouv.fr/api/1/datasets/": answers.get(
                "datasets", answered({"data": [dataset()], "next_page": None, "page": 1, "page_size": 20, "total": 1})
            ),
            "static.data.gouv.fr/r/laureats.csv": answers.get("table", httpx.Response(200, content=csv.encode())),
        }
    )
