"""The columns that say which certificate of origin a part has, and how long it holds."""

from headroom.book.fields.field import CellKind, Field
from headroom.language import tr, tr_in

CERTIFICATE_FIELDS = (
    Field(
        "origin_criterion",
        "Origin criterion",
        CellKind.TEXT,
        "A, B, C, D",
        in_template=False,
        spellings=(
            "USMCA criterion|USMCA origin criterion|USMCA criteria|CUSMA criterion|NAFTA criterion|"
            "Preference criterion|Preference criteria|Preferential criterion|Criterion|Origin criteria|"
            "Criterio|Criterio de origen|Criterio T-MEC|Criterio para trato preferencial|"
            "Critère d'origine|Critère|Critère de préférence|Ursprungskriterium|Präferenzkriterium"
        ),
        help=tr("By which criterion of the certificate the part originates; a part with one does."),
        carried=False,
    ),
    Field(
        "certificate_from",
        "Certificate from",
        CellKind.TEXT,
        tr_in("cells of a column", "a day"),
        in_template=False,
        spellings=(
            "Certificate valid from|Certificate start|Certificate start date|Certificate date from|"
            "Cert. from|Cert. valid from|Cert. start|Blanket from|Blanket period from|Blanket start|"
            "USMCA certificate from|USMCA certificate start|USMCA from|USMCA start|"
            "Certificado desde|Certificado vigente desde|Certificat du|Certificat valable du|"
            "Zertifikat ab|Zertifikat gültig ab|Ursprungszeugnis ab"
        ),
        help=tr("The first day of the blanket period of the certificate."),
        carried=False,
    ),
    Field(
        "certificate_to",
        "Certificate to",
        CellKind.TEXT,
        tr_in("cells of a column", "a day"),
        in_template=False,
        spellings=(
            "Certificate valid to|Certificate valid until|Certificate end|Certificate end date|"
            "Certificate expiry|Certificate expiry date|Certificate expiration|Certificate expires|"
            "Certificate expiration date|Cert. to|Cert. valid to|Cert. expiry|Cert. expiration|Cert. end|"
            "Blanket to|Blanket period to|Blanket end|USMCA certificate to|USMCA certificate expiry|"
            "USMCA certificate expiration|USMCA expiry|USMCA expiration|USMCA to|USMCA end|"
            "Certificado hasta|Certificado vigente hasta|Vencimiento del certificado|Certificat au|"
            "Certificat valable jusqu'au|Expiration du certificat|Zertifikat bis|Zertifikat gültig bis|"
            "Ursprungszeugnis bis"
        ),
        help=tr("The last day of the blanket period: a certificate that has expired does not count."),
        carried=False,
    ),
)
"""They are used up in reading: ``originating`` has what they say."""
