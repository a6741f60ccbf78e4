"""Where the dossier is at home: the place it speaks for, and the row that is its project."""

#: As the column ``city`` of the tables writes it; also the words beside its colour in a key.
CITY = "Besançon"
REGION = "Bourgogne-Franche-Comté"
COUNTRY = "FR"
#: The centre that the dossier is about: the only row of ``facilities`` that may be red where it is announced.
PROJECT = "centre-phase3-besancon"
#: The platform that has the rooms in Besançon, to which the project would add.
ROOMS = "efs-mti-besancon"
