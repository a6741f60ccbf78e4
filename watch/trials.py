"""Trials against the candidates of ``pipeline``: what is new, what moved on, what is doubtful, the rows proposed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import CandidateStatus, SourceKind, TrialPhase
from dossier.catalogue.nearest import slug
from dossier.catalogue.records import Candidate, Source
from dossier.language import NO_BREAK, Language, date, t
from watch.failure import both
from watch.finding import Finding, ProposedRow, Verdict
from watch.matching import SURE, Match, Ours, unseen
from watch.registers.clinical_trials import HOST, NAME, Trial
from watch.rows import cells_of_row, new_cells, with_item
from watch.therapy import Judged, judged

#: Phases of a trial -> ours; those of an observation or after the market have none.
_PHASES = {
    ("EARLY_PHASE1",): TrialPhase.PHASE_1,
    ("PHASE1",): TrialPhase.PHASE_1,
    ("PHASE1", "PHASE2"): TrialPhase.PHASE_1_2,
    ("PHASE2",): TrialPhase.PHASE_2,
    ("PHASE2", "PHASE3"): TrialPhase.PHASE_2_3,
    ("PHASE3",): TrialPhase.PHASE_3,
}
#: A trial that is suspended, or of which the register knows nothing, has no state of ours.
_STATES = {
    "RECRUITING": CandidateStatus.ONGOING,
    "ENROLLING_BY_INVITATION": CandidateStatus.ONGOING,
    "ACTIVE_NOT_RECRUITING": CandidateStatus.ONGOING,
    "NOT_YET_RECRUITING": CandidateStatus.PLANNED,
    "COMPLETED": CandidateStatus.COMPLETED,
    "TERMINATED": CandidateStatus.TERMINATED,
    "WITHDRAWN": CandidateStatus.TERMINATED,
}
_ORDER = list(TrialPhase)


def trial_findings(catalogue: Catalogue, trials: Iterable[Trial], day: str, *, whole: bool) -> Iterator[Finding]:
    """A finding a trial of an advanced therapy; ``whole``: the register was read to its end, so what lacks is gone."""
    ours = Ours(catalogue)
    read = list(trials)
    matches = {trial.nct: ours.match(trial) for trial in read}
    furthest = _furthest(read, matches)
    for trial in read:
        match = matches[trial.nct]
        therapy = _therapy(trial)
        if match and match.by:
            yield _known(catalogue, trial, match, day, furthest.get(match.candidate))
        elif match:
            verdict, sure = Verdict.DOUBTFUL, match.score >= SURE
            key = "watch.trial.named" if sure else "watch.trial.perhaps"
            reason = both(key, row=match.candidate, number=trial.nct)
            yield _finding(trial, verdict, reason, trial.title, match.score, f"pipeline:{match.candidate}")
        elif therapy:
            yield _new(catalogue, ours, trial, therapy, day)
    for number, rows in unseen(ours.numbers, (trial.nct for trial in read)).items() if whole else ():
        reason = both("watch.trial.gone", number=number)
        yield Finding(
            NAME, number, Verdict.GONE, reason, ours=f"pipeline:{rows[0]}", address=f"https://{HOST}/study/{number}"
        )


def left_out(trials: Sequence[Trial], findings: Iterable[Finding]) -> int:
    """How many trials no finding speaks of: they have no word of an advanced therapy and are none of ours."""
    told = {finding.identifier for finding in findings}
    return sum(trial.nct not in told for trial in trials)


def _therapy(trial: Trial) -> Judged | None:
    names = (name for each in trial.interventions for name in (each.name, *each.other_names))
    return judged([trial.title, *names], [each.description for each in trial.interventions])


def phase_of(trial: Trial) -> TrialPhase | None:
    """The phase in our codes."""
    return _PHASES.get(tuple(sorted(trial.phases)))


def _furthest(trials: Iterable[Trial], matches: Mapping[str, Match | None]) -> dict[str, Trial]:
    """Of the trials that have a number of the same row, the one in the latest phase: candidate -> trial."""
    found: dict[str, Trial] = {}
    for trial in trials:
        match = matches[trial.nct]
        if match and match.by and _rank(phase_of(trial)) >= _rank(phase_of(found.get(match.candidate, trial))):
            found[match.candidate] = trial
    return found


def _rank(phase: str | None) -> int:
    return _ORDER.index(TrialPhase(phase)) if phase else -1


def _known(catalogue: Catalogue, trial: Trial, match: Match, day: str, furthest: Trial | None) -> Finding:
    """A trial whose number our row has. Another state, or a later phase, told after ours, moves the row.

    An earlier phase is explained where another trial of the row is as far as the row; else a person settles it.
    """
    row: Candidate = catalogue.row("pipeline", match.candidate)
    phase, state = phase_of(trial), _STATES.get(trial.status)
    place = f"pipeline:{row.candidate_id}"
    further = phase and _rank(phase) > _rank(row.phase)
    earlier = phase and _rank(phase) < _rank(row.phase)
    # as precise as the less precise of the two: of one month neither is newer
    newer = trial.updated[: len(row.phase_as_of or trial.updated)] > (row.phase_as_of or "")
    if earlier and furthest and _rank(phase_of(furthest)) >= _rank(row.phase):
        reason = both("watch.trial.before", number=furthest.nct)
        return _finding(trial, Verdict.SAME, reason, _excerpt(trial), match.score, place)
    changes: dict[str, str] = {}
    if further or earlier:
        changes |= {"phase": str(phase), "phase_as_of": trial.updated or row.phase_as_of or ""}
    if state and state != row.status and (newer or not earlier):
        changes |= {"status": str(state), "phase_as_of": trial.updated}
    if not changes:
        return _finding(trial, Verdict.SAME, both("watch.trial.same"), _excerpt(trial), match.score, place)
    if not newer and not earlier:
        reason = both("watch.trial.older", theirs=trial.updated or "?", ours=row.phase_as_of or "?")
        return _finding(trial, Verdict.DOUBTFUL, reason, _excerpt(trial), match.score, place)
    source = _source(catalogue, trial, day)
    before = cells_of_row(catalogue, "pipeline", row.candidate_id)
    after = {**before, **changes, "source_ids": with_item(before["source_ids"], source.key)}
    moved = ", ".join(f"{name}: {before[name] or '∅'} → {text}" for name, text in changes.items())
    rows = (source, ProposedRow("pipeline", row.candidate_id, after))
    if earlier:
        reason = both("watch.trial.earlier", theirs=str(phase), ours=str(row.phase))
        return _finding(trial, Verdict.DOUBTFUL, reason, _excerpt(trial), match.score, place, rows)
    return _finding(
        trial, Verdict.CHANGED, both("watch.trial.changed", moved=moved), _excerpt(trial), match.score, place, rows
    )


def _new(catalogue: Catalogue, ours: Ours, trial: Trial, therapy: Judged, day: str) -> Finding:
    """A trial that none of our rows is. What the register does not say stays empty: whoever accepts it fills it in."""
    actor = ours.sponsor(trial.sponsor)
    source = _source(catalogue, trial, day)
    known: Candidate | None = next(
        (row for row in catalogue.records("pipeline") if row.indication_en in trial.conditions), None
    )
    phase, state = phase_of(trial), _STATES.get(trial.status)
    filled = {
        "candidate_id": slug(f"ctgov {trial.nct}"),
        "product": trial.interventions[0].name if len(trial.interventions) == 1 else "",
        "sponsor": ours.spelling(trial.sponsor),
        "actor_id": actor,
        "sponsor_country": str(catalogue.row("actors", actor).country) if actor else "",
        "therapy_class": str(therapy.therapy) if therapy.therapy and not therapy.doubt else "",
        "indication_en": ", ".join(trial.conditions),
        "indication_fr": known.indication_fr if known and list(trial.conditions) == [known.indication_en] else "",
        "phase": str(phase) if phase else "",
        "phase_as_of": trial.updated if phase else "",
        "status": str(state) if state else "",
        "note": note(trial),
        "source_ids": source.key,
    }
    row = ProposedRow("pipeline", filled["candidate_id"], *new_cells(catalogue, "pipeline", filled))
    verdict = Verdict.DOUBTFUL if therapy.doubt or not phase else Verdict.NEW
    reasons = [therapy.why()]
    reasons += [] if phase else [both("watch.trial.no_phase")]
    reasons += [] if actor else [both("watch.trial.sponsor")]
    return _finding(trial, verdict, "\n".join(reasons), therapy.excerpt, None, "", (source, row))


def _source(catalogue: Catalogue, trial: Trial, day: str) -> ProposedRow:
    """The page of the trial as a source: the one that we have, or a new one."""
    had: Source | None = next(
        (row for row in catalogue.records("sources") if trial.nct in f"{row.url} {row.title}"), None
    )
    if had:
        before = cells_of_row(catalogue, "sources", had.source_id)
        return ProposedRow("sources", had.source_id, {**before, "read_on": day})
    filled = {
        "source_id": slug(f"ctgov {trial.nct}"),
        "title": f"{trial.nct} – {trial.title}",
        "publisher": NAME,
        "url": trial.address,
        "published": trial.updated,
        "kind": str(SourceKind.DATABASE),
        "language": "en",
        "read_on": day,
    }
    return ProposedRow("sources", filled["source_id"], *new_cells(catalogue, "sources", filled))


def note(trial: Trial) -> str:
    """What the table has no column for, in the language of its notes: number of patients, beginning, sites."""
    said = [f"{NAME} {trial.nct}"]
    if trial.enrolment is not None:
        said.append(t(Language.FR, f"watch.note.{'planned' if trial.estimated else 'enrolled'}", n=trial.enrolment))
    if trial.start:
        said.append(t(Language.FR, "watch.note.start", date=date(Language.FR, trial.start)))
    sites = list(dict.fromkeys(site.facility or site.city for site in trial.french_sites))
    said.append(t(Language.FR, "watch.note.sites", n=len(sites)) if sites else t(Language.FR, "watch.note.no_site"))
    return f"{NO_BREAK}; ".join(said) + "."


def _excerpt(trial: Trial) -> str:
    parts = (trial.title, trial.status, "/".join(trial.phases), trial.updated)
    return " · ".join(filter(None, parts))


def _finding(
    trial: Trial,
    verdict: Verdict,
    reason: str,
    excerpt: str,
    score: float | None,
    ours: str,
    rows: tuple[ProposedRow, ...] = (),
) -> Finding:
    return Finding(NAME, trial.nct, verdict, reason, excerpt, score, ours, trial.address, rows, trial.updated)
