"""Points out names such as ``All`` or ``Common`` among the models: their parts may be those of each."""

from collections.abc import Iterator, Sequence

from headroom.book.problem import Problem, Severity
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.workbook.fields.headings import heading_words

_SPELT = (
    "all|all models|all vehicles|all variants|all trims|common|common "
    "parts|shared|shared parts|both|generic|carry over|alle|alle modelle|alle "
    "fahrzeuge|gemeinsam|gleichteile|gleichteil|todos|todos los "
    "modelos|todas|comun|comunes|compartido|ambos|tous|tous modeles|tous les "
    "modeles|commun|communs|todos os modelos|comum|tutti|tutti i "
    "modelli|comune|comuni|共通|共用|通用|全部|所有|所有车型|全车型|全車種|全モデル|공통|공용|전체|전차종"
)
_SHARED = frozenset(_SPELT.split("|"))


def shared_models(models: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for each of several models whose name says that it is all of them.

    Args:
        models: The names of the models.
    """
    shared = [name for name in models if " ".join(heading_words(name)) in _SHARED]
    others = [name for name in models if name not in shared]
    if not others:
        return
    for name in shared:
        yield Problem(
            Severity.WARNING,
            tr(
                "“{model}” is read as a model beside {models}: its parts are in none of these.",
                model=name,
                models=a_few(others),
            ),
            tr(
                "If its parts are those of several models, write these into the cells of its column "
                "Model, separated by commas."
            ),
            rows=0,
        )
