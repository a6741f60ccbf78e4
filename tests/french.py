"""What is French in what an English reader meets: words of grammar and accented common words, proper names apart."""

import re
from functools import cache

#: Legal and registered names, titles of measures and of journals, terms of law: English texts quote them as they are.
PROPER = (
    *("Annales des Mines", "Association Nausicaa combat sa leucémie", "Bulletin du cancer", "Caisse des Dépôts"),
    *("Campus des métiers et des qualifications d’excellence santé", "Centre de transfusion sanguine des armées"),
    *("Fondation de l’Université de Strasbourg", "Haut-Commissariat à la stratégie et au plan", "décret 2013-1211"),
    *("IHU Cancers des femmes", "Industrialisation et capacités santé 2030", "Institut national du cancer"),
    *("Institut de bio-ingénierie de Franche-Comté", "Investissements d’avenir", "Territoires en action"),
    *("Pays de la Loire", "Provence-Alpes-Côte d’Azur", "Provence-Alpes-Côte d'Azur", "liste en sus"),
    *("Secrétariat général pour l’investissement", "Université Marie et Louis Pasteur", "Unitat de teràpies avançades"),
    *("Établissement français du sang",),
)
_PROPER = re.compile("|".join(map(re.escape, PROPER)))
_GRAMMAR = "au|aux|avec|dans|de la|des|du|en|et|le|les|par|pour|sur|un|une|puis|ancien|ancienne|projet|usine"
_FRENCH = re.compile(rf"(?<![\w’'.-])(?:(?:{_GRAMMAR})(?![\w’'-])|[dl]’|[a-zà-ÿ]*[àâçèéêëîïôùûœ][a-zà-ÿ]*)")


@cache
def french_in(text: str) -> tuple[str, ...]:
    """The French words of a text, without those of proper names and of addresses."""
    return tuple(_FRENCH.findall(_PROPER.sub("", re.sub(r"https?://\S+", "", text))))
