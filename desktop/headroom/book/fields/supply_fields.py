"""The columns that say which of several rows of one part count, and how much of it each supplies."""

from headroom.book.fields.field import CellKind, Field
from headroom.language import tr, tr_in

SUPPLY_FIELDS = (
    Field(
        "purchase_share",
        "Purchase share %",
        CellKind.PERCENT,
        tr("0 to 100, of the part's current rows in one model"),
        tr("100 where no row of the part has one"),
        spellings=(
            "Purchase share|Purchasing share|Sourcing share|Supply share|Supplier share|Share of supply|"
            "Share of business|Sourcing split|Supply split|Supplier split|Purchase split|Split %|Quota %|"
            "Allocation %|Source allocation|Quota arrangement|Einkaufsanteil|Bezugsanteil|Lieferanteil|"
            "Lieferantenanteil|Quotierung|Cuota de compra|Participación de compra|"
            "Participación del proveedor|Part d'achat|Part fournisseur|Part du fournisseur"
        ),
        help=tr("How much of the part this supplier delivers; the current rows of a part add up to 100."),
        drops_row=True,
        apart=True,
        carried=False,
    ),
    Field(
        "alternate",
        "Alternate",
        CellKind.TEXT,
        tr_in("cells of a column", "yes, no"),
        tr_in("what a blank cell means", "no"),
        in_template=False,
        spellings=(
            "Alt|Alternate part|Alternate flag|Alternate indicator|Alternate?|Alt flag|Is alternate|"
            "Alternate/primary|Primary/alternate|Primary or alternate|Substitute|Substitute flag|"
            "Alternativ|Alternative|Alternativteil|Alternativposition|Alternativkennzeichen|"
            "Alterno|Parte alterna|Alternativa|Alternatif|Pièce alternative|Variante de remplacement"
        ),
        help=tr("Whether the row is an alternate, which counts in re-sourcing only."),
        carried=False,
    ),
    Field(
        "source_priority",
        "Source priority",
        CellKind.TEXT,
        "1, 2, 3 …",
        in_template=False,
        spellings=(
            "Sourcing priority|Supplier priority|Alternate priority|Alternative priority|Priority|Prio|"
            "Supplier rank|Source rank|Priorität|Alternativpriorität|Prioridad|Priorité"
        ),
        help=tr("In which order sources of a part are used: those after the first are alternatives."),
        carried=False,
    ),
    Field(
        "usage_probability",
        "Usage probability %",
        CellKind.TEXT,
        tr_in("cells of a column", "0 to 100"),
        in_template=False,
        spellings=(
            "Usage probability|Usage %|Usage prob.|Einsatzwahrscheinlichkeit|"
            "Einsatzwahrscheinl.|Verwendungswahrscheinlichkeit|Probabilidad de uso|"
            "Probabilité d'utilisation|Probabilité d'emploi"
        ),
        help=tr("How often an alternate is used: one of 0 % is an alternative."),
        carried=False,
    ),
    Field(
        "row_status",
        "Part status",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        in_template=False,
        spellings=(
            "Item status|Component status|Row status|BOM status|Material status|Lifecycle status|"
            "Life cycle status|Lifecycle|Lifecycle state|Lifecycle phase|Status|Teilestatus|"
            "Change type|Change action|Change status|BOM change|ECO action|ECN action|Änderungsart|"
            "Materialstatus|Lebenszyklus|Estado|Estatus|Estado de la pieza|Statut|État|"
            "Statut de la pièce|Cycle de vie|Selected|Is selected|Include|Included|Ausgewählt|Seleccionado|"
            "Sélectionné"
        ),
        help=tr("Whether the part is still in use: rows that are obsolete do not count."),
        carried=False,
    ),
    Field(
        "valid_from",
        "Effective from",
        CellKind.TEXT,
        tr_in("cells of a column", "a day"),
        in_template=False,
        spellings=(
            "Effective date|Effectivity from|Effectivity start|Effective start|Effective start date|"
            "Effective from date|Effectivity date|Effectivity in|Eff. from|Eff. start|Eff. date|Eff in|"
            "Valid from|Valid from date|Validity from|Validity start|Gültig ab|Gültig von|Gültigkeit ab|"
            "Gültig seit|Einsatz|Einsatz ab|Einsatzdatum|Einsatztermin|Vigente desde|Válido desde|"
            "Válido de|Vigencia desde|Fecha efectiva|Inicio de vigencia|Valable dès|Valable du|"
            "Valide à partir du|Valable à partir du|Date d'effet|Début de validité|DATUV"
        ),
        help=tr("The first day on which the row holds."),
        carried=False,
    ),
    Field(
        "valid_to",
        "Effective to",
        CellKind.TEXT,
        tr_in("cells of a column", "a day"),
        in_template=False,
        spellings=(
            "Effective until|Effective thru|Effective through|Effectivity to|Effectivity end|"
            "Effective end|Effective end date|Effective to date|Effectivity out|Eff. to|Eff. end|Eff out|"
            "Obsolete date|Discontinue date|Valid to|Valid until|Valid to date|Valid thru|Valid through|"
            "Validity to|Validity end|Gültig bis|Gültigkeit bis|Auslauf|Auslaufdatum|Auslauftermin|"
            "Entfall|Entfalldatum|Entfalltermin|Vigente hasta|Válido hasta|Vigencia hasta|Fin de vigencia|"
            "Valable jusqu'au|Valable au|Valide jusqu'au|Fin de validité|DATUB"
        ),
        help=tr("The last day on which the row holds; blank: it has no end."),
        carried=False,
    ),
)
"""They are used up in reading."""
