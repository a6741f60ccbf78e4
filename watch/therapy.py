"""Which advanced therapy a trial tests, from the words of its interventions: a rule told in words, its doubts listed.

The words are looked for in the names and descriptions of the interventions and in the title. One class whose words
stand in a name or in the title is taken. What stands in a description alone, what has the words of several classes, a
gene therapy without its vector, and a graft that may be ordinary care are doubtful: a person decides. Without any word
the trial is left out, and counted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.catalogue.codes import TherapyClass
from watch.failure import both


@dataclass(frozen=True)
class Mark:
    """Words that stand for a class. ``over``: classes whose words the same product may well carry too."""

    therapy: TherapyClass
    words: re.Pattern[str]
    over: frozenset[TherapyClass] = frozenset()


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})", re.IGNORECASE)


_CELLS = TherapyClass.CELL_THERAPY
#: After "T cell": a disease, or what another drug does to it.
_NO_PRODUCT = r"[- ](?:lymphom|leuk|malignan|engag|redirect|bispecific|mediated|deplet|respons|exhaust)"
#: In the order in which a more precise class goes before a wider one.
MARKS = (
    Mark(
        TherapyClass.CAR_T,
        _words(r"CAR[- ]T(?![a-z])", r"CART(?=[- ]?(cells?|\d))", r"chimeric antigen receptor", r"\w+[- ]CAR(?!\w)"),
        frozenset({TherapyClass.GENE_THERAPY_EX_VIVO, _CELLS}),
    ),
    Mark(TherapyClass.GENE_THERAPY_AAV, _words(r"r?AAV\d*(?!\w)", r"adeno[- ]associated")),
    Mark(
        TherapyClass.GENE_THERAPY_EX_VIVO,
        _words(r"lentivir\w*", r"retrovir\w+ vector", r"transduced", r"gene[- ](corrected|modified|edited)",
               r"genetically (modified|engineered)", r"CRISPR\S*", r"TCR[- ]T(?!\w)"),
        frozenset({_CELLS}),
    ),
    Mark(
        TherapyClass.TISSUE_ENGINEERING,
        _words(r"tissue[- ]engineer\w+", r"bioengineered", r"cultured (epiderm|epithel)\w+", r"chondrocyte\w*",
               r"keratinocyte\w*", r"(skin|epidermal) substitute\w*", r"(seeded|cellulari[sz]ed) scaffold\w*"),
        frozenset({_CELLS}),
    ),
    Mark(TherapyClass.SECRETOME_EV, _words(r"exosome\w*", r"secretome\w*", r"extracellular vesicle\w*")),
    Mark(
        _CELLS,
        _words(r"mesenchymal", r"stromal (vascular fraction|cell\w*)", r"(stem|progenitor) cells?", r"NK cells?",
               r"natural killer cells?", r"dendritic cells?", r"regulatory T", r"Tregs?(?!\w)",
               rf"T[- ]cells?(?!\w)(?!{_NO_PRODUCT})",
               r"tumou?r[- ]infiltrating lymphocyte\w*", r"myoblast\w*", r"cardiomyocyte\w*", r"hepatocyte\w*",
               r"CD34\+?", r"iPSC\w*", r"cell therapy"),
    ),
)  # fmt: skip
_GENE = _words(r"gene therap\w+")
#: Care of every day that has the same words.
_GRAFT = _words(
    r"(bone marrow|stem cell|HSCT?|haematopoietic|hematopoietic)[\w -]{0,60}transplant\w*", r"\w*HSCT(?!\w)",
    r"donor lymphocyte infusion\w*", r"platelet[- ]rich plasma",
)  # fmt: skip
_AROUND = 60
#: Signs of a trial that are read: the longest told are a tenth of it.
_READ = 20_000


@dataclass(frozen=True)
class Judged:
    """``therapy``: the class, or none where nobody can say. ``doubt``: end of a key ``watch.therapy.<doubt>``."""

    therapy: TherapyClass | None
    excerpt: str
    doubt: str = ""

    def why(self) -> str:
        """The reason in both languages."""
        key = f"watch.therapy.{self.doubt or 'taken'}"
        return both(key, words=self.excerpt)


def judged(names: Iterable[str], descriptions: Iterable[str]) -> Judged | None:
    """The class of a trial; ``None`` where no word of an advanced therapy stands in it."""
    said, told = (" · ".join(filter(None, texts))[:_READ] for texts in (names, descriptions))
    found = _found(said)
    if not found:
        if gene := _GENE.search(said):
            return Judged(None, excerpt_at(said, gene), "no_vector")
        beside = _found(told)
        if not beside:
            return None
        mark, at = beside[0]
        return Judged(mark.therapy, excerpt_at(told, at), "described")
    mark, at = found[0]
    if any(other.therapy not in mark.over for other, _ in found[1:]):
        return Judged(None, " / ".join(excerpt_at(said, each) for _, each in found), "several")
    if mark.therapy == _CELLS and _GRAFT.search(said):
        return Judged(mark.therapy, excerpt_at(said, at), "graft")
    return Judged(mark.therapy, excerpt_at(said, at))


def _found(text: str) -> list[tuple[Mark, re.Match[str]]]:
    return [(mark, at) for mark in MARKS if (at := mark.words.search(text))]


def excerpt_at(text: str, at: re.Match[str]) -> str:
    """The words with a few around them."""
    start, end = max(0, at.start() - _AROUND), min(len(text), at.end() + _AROUND)
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"
