"""The code lists of the data package, as enumerations; what one code says about another.

The words shown for a code are never here: they are rows of ``data/labels.csv``.
"""

from enum import StrEnum


class Sector(StrEnum):
    CELL_THERAPY = "cell_therapy"
    GENE_THERAPY = "gene_therapy"
    TISSUE_ENGINEERING = "tissue_engineering"
    ANTIBODIES_PROTEINS = "antibodies_proteins"
    VACCINES_RNA = "vaccines_rna"
    MICROBIOME_PHAGES_EXOSOMES = "microbiome_phages_exosomes"
    BIO_MATERIALS_REAGENTS = "bio_materials_reagents"
    EQUIPMENT_MICROTECHNOLOGY = "equipment_microtechnology"
    DIGITAL_HEALTH = "digital_health"
    MEDTECH_DIAGNOSTICS = "medtech_diagnostics"
    CROSS_SECTOR = "cross_sector"


#: The sectors whose medicines are advanced therapies (regulation 1394/2007): the subject of the dossier.
ADVANCED_THERAPY = (Sector.CELL_THERAPY, Sector.GENE_THERAPY, Sector.TISSUE_ENGINEERING)


class ActorKind(StrEnum):
    BIOTECH = "biotech"
    CDMO = "cdmo"
    CRO = "cro"
    PHARMA = "pharma"
    MEDTECH = "medtech"
    SUPPLIER = "supplier"
    ACADEMIC = "academic"
    HOSPITAL = "hospital"
    BLOOD_SERVICE = "blood_service"
    TRAINING = "training"
    TECHNOLOGY_TRANSFER = "technology_transfer"
    CLUSTER = "cluster"
    PUBLIC_AUTHORITY = "public_authority"
    FUNDER = "funder"
    ASSOCIATION = "association"


class Stage(StrEnum):
    RESEARCH = "research"
    PRECLINICAL = "preclinical"
    PROCESS_DEVELOPMENT = "process_development"
    GMP_EARLY_PHASE = "gmp_early_phase"
    GMP_PHASE_3 = "gmp_phase_3"
    GMP_COMMERCIAL = "gmp_commercial"
    QUALITY_CONTROL = "quality_control"
    CLINICAL_TRIALS = "clinical_trials"
    TRAINING = "training"
    TECHNOLOGY_SUPPLY = "technology_supply"
    FUNDING_GOVERNANCE = "funding_governance"


class ActorStatus(StrEnum):
    ACTIVE = "active"
    UNKNOWN = "unknown"
    TAKEN_OVER = "taken_over"
    DEFUNCT = "defunct"


#: Actors that no longer exist as such: shown, but holding no step of the chain.
DEFUNCT_ACTORS = (ActorStatus.TAKEN_OVER, ActorStatus.DEFUNCT)


class FunderLevel(StrEnum):
    EU = "eu"
    STATE = "state"
    REGION = "region"
    LOCAL = "local"
    PRIVATE = "private"
    FOUNDATION = "foundation"
    MIXED = "mixed"


#: Levels whose money is public money.
PUBLIC_LEVELS = (FunderLevel.EU, FunderLevel.STATE, FunderLevel.REGION, FunderLevel.LOCAL)


class Instrument(StrEnum):
    GRANT = "grant"
    LOAN = "loan"
    EQUITY = "equity"
    MIXED = "mixed"
    CAPEX = "capex"
    PROGRAMME_ENVELOPE = "programme_envelope"


class AwardStatus(StrEnum):
    ANNOUNCED = "announced"
    AWARDED = "awarded"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Scope(StrEnum):
    BIOTHERAPY_PRODUCTION = "biotherapy_production"
    BIOTHERAPY_RESEARCH = "biotherapy_research"
    BIOLOGICS_PRODUCTION = "biologics_production"
    OUTSIDE = "outside"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class SitePhase(StrEnum):
    PRECLINICAL = "preclinical"
    PHASE_1 = "phase_1"
    PHASE_2 = "phase_2"
    PHASE_3 = "phase_3"
    COMMERCIAL = "commercial"


#: Phases that a late-stage sponsor can use.
LATE_PHASES = (SitePhase.PHASE_3, SitePhase.COMMERCIAL)


class SiteStatus(StrEnum):
    OPERATING = "operating"
    BUILDING = "building"
    ANNOUNCED = "announced"
    UNDER_STUDY = "under_study"
    CLOSED = "closed"
    CLOSURE_ANNOUNCED = "closure_announced"
    FOR_SALE = "for_sale"
    TRANSFERRED = "transferred"


class SiteRole(StrEnum):
    COMPARATOR_CENTRE = "comparator_centre"
    CDMO_SITE = "cdmo_site"
    HOSPITAL_PLATFORM = "hospital_platform"
    BLOOD_SERVICE_PLATFORM = "blood_service_platform"
    PHARMA_SITE = "pharma_site"
    BIOTECH_UNIT = "biotech_unit"
    PROJECT = "project"
    OTHER = "other"


class Chartable(StrEnum):
    YES = "yes"
    PLAN_ONLY = "plan_only"
    NO = "no"


class TherapyClass(StrEnum):
    CAR_T = "car_t"
    GENE_THERAPY_AAV = "gene_therapy_aav"
    GENE_THERAPY_EX_VIVO = "gene_therapy_ex_vivo"
    TISSUE_ENGINEERING = "tissue_engineering"
    CELL_THERAPY = "cell_therapy"
    VACCINE = "vaccine"
    MICROBIOME = "microbiome"
    SECRETOME_EV = "secretome_ev"
    SMALL_MOLECULE = "small_molecule"
    ANTIBODY = "antibody"


#: Therapy class -> sectors. A CAR-T and an ex vivo gene therapy are both cells and genes: they count in each.
SECTORS_OF_CLASS: dict[TherapyClass, tuple[Sector, ...]] = {
    TherapyClass.CAR_T: (Sector.CELL_THERAPY, Sector.GENE_THERAPY),
    TherapyClass.GENE_THERAPY_AAV: (Sector.GENE_THERAPY,),
    TherapyClass.GENE_THERAPY_EX_VIVO: (Sector.CELL_THERAPY, Sector.GENE_THERAPY),
    TherapyClass.TISSUE_ENGINEERING: (Sector.TISSUE_ENGINEERING,),
    TherapyClass.CELL_THERAPY: (Sector.CELL_THERAPY,),
    TherapyClass.VACCINE: (Sector.VACCINES_RNA,),
    TherapyClass.MICROBIOME: (Sector.MICROBIOME_PHAGES_EXOSOMES,),
    TherapyClass.SECRETOME_EV: (Sector.MICROBIOME_PHAGES_EXOSOMES,),
    TherapyClass.SMALL_MOLECULE: (),
    TherapyClass.ANTIBODY: (Sector.ANTIBODIES_PROTEINS,),
}

#: Classes that are advanced therapies, hence demand for the centre; the others are context.
ADVANCED_CLASSES = (
    TherapyClass.CAR_T,
    TherapyClass.GENE_THERAPY_AAV,
    TherapyClass.GENE_THERAPY_EX_VIVO,
    TherapyClass.TISSUE_ENGINEERING,
    TherapyClass.CELL_THERAPY,
)


class TrialPhase(StrEnum):
    PRECLINICAL = "preclinical"
    PHASE_1 = "phase_1"
    PHASE_1_2 = "phase_1_2"
    PHASE_2 = "phase_2"
    PHASE_2_3 = "phase_2_3"
    PHASE_3 = "phase_3"
    PIVOTAL = "pivotal"
    REGISTRATION = "registration"


class CandidateStatus(StrEnum):
    ONGOING = "ongoing"
    PLANNED = "planned"
    COMPLETED = "completed"
    TERMINATED = "terminated"


class SourceKind(StrEnum):
    OFFICIAL = "official"
    PEER_REVIEWED = "peer-reviewed"
    PRESS = "press"
    COMPANY = "company"
    ASSOCIATION = "association"
    DATABASE = "database"
    REPORT = "report"


class SourceAnswer(StrEnum):
    """What the address of a source gave when a machine last asked; a refusal says nothing of the page itself."""

    ANSWERED = "answered"
    TITLE_CHANGED = "title_changed"
    HOME_PAGE = "home_page"
    MOVED = "moved"
    REFUSED = "refused"
    GONE = "gone"
    NO_ANSWER = "no_answer"


#: Behind such an address nothing was found.
DEAD_ANSWERS = (SourceAnswer.GONE, SourceAnswer.NO_ANSWER)


class Grade(StrEnum):
    """Quality of a figure or of a claim's evidence: A official or peer-reviewed, B the body itself, C press."""

    A = "A"
    B = "B"
    C = "C"


class Theme(StrEnum):
    SOVEREIGNTY = "sovereignty"
    DEMAND = "demand"
    CAPACITY = "capacity"
    FUNDING = "funding"
    COST = "cost"
    ECOSYSTEM = "ecosystem"
    JOBS = "jobs"
    COMPARATORS = "comparators"
    PATIENTS = "patients"


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    CONTEXT = "context"


class Bearing(StrEnum):
    DECISIVE = "decisive"
    CONTRIBUTES = "contributes"
    CONTEXT = "context"


class StoryName(StrEnum):
    """Whom a story is told to; the first is told where a link names none."""

    MINISTRY = "ministere"
    SGPI = "sgpi"
    ELECTED = "elus"


class EventKind(StrEnum):
    MILESTONE = "milestone"
    OPENING = "opening"
    PROJECT = "project"
    FUNDING = "funding"
    VISIT = "visit"


class InputStatus(StrEnum):
    """How much a number is worth: read in a source, computed from sources, or supposed."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ASSUMPTION = "assumption"


class InputGroup(StrEnum):
    SIZE = "size"
    PROCESS = "process"
    DEMAND = "demand"
    STAFF = "staff"
    MONEY = "money"
    APPRAISAL = "appraisal"


class InputLaw(StrEnum):
    """How an input is drawn: a value, a triangle between bounds or between percentiles, quartiles, a count."""

    FIXED = "fixed"
    TRIANGULAR = "triangular"
    TRIANGULAR_P05_P95 = "triangular_p05_p95"
    QUANTILES = "quantiles"
    POISSON = "poisson"


class ConditionId(StrEnum):
    """What is granted to the project: trials signed, short processes, share abroad, parallel batches, the clause."""

    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"


class PriceIndex(StrEnum):
    """Indices of Insee: cost of construction, consumer prices."""

    ICC = "icc"
    IPC = "ipc"


class CostKind(StrEnum):
    REALISED = "realised"
    ANNOUNCED = "announced"
    RUNNING_INCLUDED = "running_included"


class CapexUse(StrEnum):
    """Which end of which range of the investment per room an amount holds."""

    ADDED_LOW = "efs-two-rooms:low"
    ADDED_MODE = "efs-two-rooms:mode"
    ADDED_HIGH = "efs-two-rooms:high"
    NEW_LOW = "new-building:low"
    NEW_MODE = "new-building:mode"
    NEW_HIGH = "new-building:high"


class TriggerState(StrEnum):
    """What is known of the proof that a trigger waits for."""

    EMPTY = "empty"
    ASKED = "asked"
    OBTAINED = "obtained"


class OptionStatus(StrEnum):
    COMPUTED = "computed"
    NOT_COMPUTABLE = "not_computable"


class AppliesTo(StrEnum):
    ESE = "ese"
    COST_MODEL = "cost_model"
    COMMUNICATION_ONLY = "communication_only"


class Worth(StrEnum):
    CHART = "chart"
    KEY_FIGURE = "key_figure"
    SENTENCE = "sentence"
    CONTEXT = "context"
