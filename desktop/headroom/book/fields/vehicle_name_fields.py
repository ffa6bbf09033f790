"""The columns that tell vehicles of one model apart: trim and model year."""

from headroom.book.fields.field import CellKind, Field
from headroom.language import tr, tr_in

TRIM, MODEL_YEAR = "trim", "model_year"

VEHICLE_NAME_FIELDS = (
    Field(
        "trim",
        "Trim",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        in_template=False,
        spellings=(
            "Trim level|Trim line|Trim name|Grade|Vehicle trim|Model trim|Trim code|Trim package|"
            "Ausstattung|Ausstattungslinie|Ausstattungsvariante|Nivel de equipamiento|Equipamiento|"
            "Acabado|Finition|Niveau de finition"
        ),
        help=tr("Which version of the model it is: model, trim and model year together name the vehicle."),
        carried=False,
    ),
    Field(
        "model_year",
        "Model year",
        CellKind.TEXT,
        tr_in("cells of a column", "a year"),
        in_template=False,
        spellings=(
            "MY|Vehicle model year|Modelljahr|Modell-Jahr|MJ|Año modelo|Año de modelo|Año del modelo|"
            "Año-modelo|Année-modèle|Année modèle|Année du modèle|Millésime"
        ),
        help=tr("The model year of the vehicle: model, trim and model year together name it."),
        carried=False,
    ),
)
"""Of the sheets Sourcing and Models alike; they are used up in reading: the vehicle's name has them."""


def vehicle_name(model: str, *more: str) -> str:
    """Return the name of a vehicle: its parts that are not blank and not in the model's name already."""
    there = model.casefold().split()
    return " ".join(
        piece
        for at, piece in enumerate(" ".join(part.split()) for part in (model, *more))
        if piece and (not at or not set(piece.casefold().split()) <= set(there))
    )
