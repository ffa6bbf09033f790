"""The columns that say which part goes into which, and who made it: bills of several levels."""

from headroom.book.fields.field import CellKind, Choice, Field
from headroom.language import tr, tr_in

STRUCTURE_FIELDS = (
    Field(
        "level",
        "Level",
        CellKind.TEXT,
        tr("0, 1, 2; or .1, ..2; or 1, 1.1, 1.1.2"),
        spellings=(
            "Lvl|Lv|BOM level|BOM lvl|Level number|Level no.|Indented level|Indent level|Indenture|"
            "Indenture level|Hierarchy level|Hierarchy|Structure level|Bill level|Explosion level|"
            "Product structure level|WBS|WBS number|WBS code|Outline number|Outline level|"
            "Find level|Stufe|Ebene|Strukturstufe|Strukturebene|Stücklistenstufe|"
            "Stücklistenebene|Dispositionsstufe|Auflösungsstufe|Hierarchieebene|Hierarchiestufe|"
            "Gliederungsnummer|Gliederung|Nivel|Nivel de estructura|Nivel de lista|Nivel LDM|"
            "Nivel BOM|Nivel jerárquico|Jerarquía|Niveau|Niveau de nomenclature|"
            "Niveau nomenclature|Niveau hiérarchique|Niveau BOM|Hiérarchie"
        ),
        help=tr("How deep the part is in the bill: its assembly stands in a row above, one level higher."),
        examples=(1.0, 1.0, 1.0),
        carried=False,
        apart=True,
    ),
    Field(
        "parent_part",
        "Parent part",
        CellKind.TEXT,
        tr_in("cells of a column", "part number"),
        spellings=(
            "Parent|Parent part number|Parent part no.|Parent number|Parent no.|Parent PN|Parent P/N|"
            "Parent item|Parent item number|Parent ID|Parent code|Parent component|Parent material|"
            "Parent assembly|Parent assembly number|Parent article|Parent SKU|BOM parent|BOM variant|"
            "Next higher assembly|Next assembly|Next assy|NHA|Higher level assembly|Higher assembly|"
            "Goes into|Used in|Used in assembly|Used on|Übergeordnetes Teil|Übergeordnete Baugruppe|"
            "Übergeordnete Teilenummer|Übergeordnetes Material|Oberteil|Oberbaugruppe|Vaterteil|"
            "Elternteil|Kopfmaterial|Kopfteil|Baugruppennummer|Verwendet in|Parte padre|"
            "Número de parte padre|No. de parte padre|Pieza padre|Componente padre|Padre|"
            "Ensamble padre|Ensamble superior|Conjunto superior|Material padre|Artículo padre|"
            "Va en|Usado en|Pièce parente|Pièce parent|Article parent|Composé|Code composé|Numéro parent|"
            "Référence parent|Ensemble parent|Ensemble supérieur|Parent direct|Utilisé dans"
        ),
        help=tr("Number of the part it goes into; blank: it goes into the vehicle."),
        examples=(),
        carried=False,
        apart=True,
    ),
    Field(
        "made_by",
        "Made by",
        CellKind.CHOICE,
        tr("self, supplier, phantom"),
        tr("by the costs: an assembly that costs what its parts do is opened"),
        spellings=(
            "Make/Buy|Make or buy|Make buy|Make - buy|Make/Buy code|Make buy code|M/B|MB code|"
            "Make buy indicator|Procurement type|Procurement|Procurement indicator|Proc. type|"
            "Proc type|BESKZ|Planning make buy|Planning make buy code|Item type make buy|"
            "In-house/external|Beschaffungsart|Eigen-/Fremdfertigung|Eigen/Fremd|Fertigungsart|"
            "Bezugsart|Kaufteil/Eigenteil|Hacer/Comprar|Fabricar/Comprar|Fabricado/Comprado|"
            "Tipo de aprovisionamiento|Tipo de abastecimiento|Clase de aprovisionamiento|"
            "Fabricado por|Hecho por|Faire/Acheter|Fabriqué/Acheté|Fabriquer/Acheter|"
            "Type d'approvisionnement|Mode d'approvisionnement|Fabriqué par"
        ),
        help=tr(
            "Who makes the part: one of a supplier counts once, at its price; one of your own is opened."
        ),
        examples=("supplier", "supplier", "supplier"),
        choices=(
            Choice(
                "self",
                (
                    "make|made|m|mk|e|own|in-house|inhouse|in house|internal|internally|produce|produced|"
                    "manufacture|manufactured|make part|made in house|eigen|eigenfertigung|"
                    "eigenteil|hausteil|hausfertigung|eigengefertigt|fertigung|fabricar|fabricado|"
                    "fabricada|fabricación propia|propio|propia|hacer|hecho|interno|interna|"
                    "producción propia|自制|自製|内製|자작|fabriqué|fabriquée|fabriquer|faire|interne|"
                    "fabrication interne|production interne"
                ),
            ),
            Choice(
                "supplier",
                (
                    "buy|bought|b|by|f|p|purchase|purchased|purchased part|procured|procure|"
                    "external|externally|vendor|outsourced|outside|bought out|bought-out|buy part|"
                    "subcontract|subcontracted|consigned|外购|外協|外协|外購|購入|外注|구매|외주|"
                    "fremd|fremdbezug|fremdfertigung|fremdbeschaffung|kaufteil|zukauf|zukaufteil|"
                    "zugekauft|einkauf|extern|lieferant|comprar|comprado|comprada|compra|"
                    "proveedor|externo|externa|acheter|acheté|achetée|achat|externe|fournisseur"
                ),
            ),
            Choice(
                "phantom",
                (
                    "phantom assembly|phantom part|ph|dummy|pseudo|pseudo assembly|transient|"
                    "blow through|blow-through|pass through|phantombaugruppe|dummybaugruppe|"
                    "fantasma|ensamble fantasma|conjunto fantasma|fantôme|ensemble fantôme|fictif"
                ),
            ),
        ),
        apart=True,
    ),
    Field(
        "intermediate_material",
        "Intermediate material",
        CellKind.YES_NO,
        tr("yes, no: designated by the producer"),
        tr_in("what a blank cell means", "no"),
        spellings=(
            "Intermediate|Intermediate part|Intermediate good|Designated intermediate material|"
            "Designated intermediate|Intermediate designation|Material intermedio|"
            "Material intermedio designado|Matière intermédiaire|Matière intermédiaire désignée|"
            "Zwischenerzeugnis|Vormaterial eigener Fertigung|Zwischenmaterial"
        ),
        help=tr(
            "Whether the producer designates the part, which it makes itself, as an intermediate material."
        ),
        examples=("no",),
        apart=True,
    ),
)
"""In the order of the template, behind all others."""
