"""Models counted by field, level, type and unit."""

from collections.abc import Iterable

from danvan.aggregates.tally.tally import Dimension, Tally
from danvan.facts import Milestone, Model

# Functions with names, here and in the other families: an aggregator may be sent to another process.


def fields(model: Model) -> Iterable[str]:
    """The fields of a model."""
    return model.fields


def types(model: Model) -> Iterable[str]:
    """Whether a model is a collective's or an individual's, where that is said."""
    return (model.type,) if model.type else ()


FIELD = Dimension(key="field", vi="Lĩnh vực", en="Field", scheme="field", codes=fields)
TYPE = Dimension(key="type", vi="Loại", en="Type", scheme="model-type", codes=types)


def holders(model: Model) -> Iterable[str]:
    """The units that hold a model; the unit of the person where an individual does."""
    if model.holders:
        return model.holders
    return (model.person.unit,) if model.person and model.person.unit else ()


HOLDER = Dimension(key="unit", vi="Đơn vị", en="Unit", scheme="unit", codes=holders, tree="command")


def places(model: Model) -> Iterable[str]:
    """Where a model is: its own place, else its holders, who are then looked up for theirs."""
    return (model.place,) if model.place else holders(model)


def recognitions(model: Model) -> tuple[Milestone, ...]:
    """The milestones by which a model was recognised, at one level or several."""
    return tuple(milestone for milestone in model.milestones if milestone.kind == "recognised")


def recognised_levels(model: Model) -> Iterable[str]:
    """Every level at which a model was recognised."""
    return tuple(milestone.level for milestone in recognitions(model) if milestone.level is not None)


HIGHEST = Dimension(
    key="level",
    vi="Cấp công nhận cao nhất",
    en="Highest level of recognition",
    scheme="level",
    codes=recognised_levels,
    policy="highest",
)
PLACE = Dimension(key="place", vi="Địa bàn", en="Place", scheme="unit", codes=places, through="place", tree="territory")
GROUP = Dimension(key="group", vi="Cụm, khối", en="Group", scheme="unit", codes=holders, through="groups")
LEVEL = Dimension(key="level", vi="Cấp công nhận", en="Level of recognition", scheme="level", codes=recognised_levels)


def _counts(model: Model) -> bool:
    # A model that was withdrawn or merged into another is no longer one of the models.
    return not (model.milestones and model.milestones[-1].kind in {"withdrawn", "merged", "not-recognised"})


def _tally(name: str, vi: str, en: str, *by: Dimension) -> Tally:
    return Tally(name=name, vi=vi, en=en, of_kind=Model, by=by, keeps=_counts, count_vi="Số mô hình", count_en="Models")


MODELS = (
    _tally("models-by-field", "Mô hình theo lĩnh vực", "Models by field", FIELD),
    _tally("models-by-level", "Mô hình theo cấp công nhận", "Models by level of recognition", LEVEL),
    _tally("models-by-highest-level", "Mô hình theo cấp công nhận cao nhất", "Models by highest level", HIGHEST),
    _tally("models-by-place", "Mô hình theo địa bàn", "Models by place", PLACE),
    _tally("models-by-group", "Mô hình theo cụm, khối thi đua", "Models by group", GROUP),
    _tally("models-by-type", "Mô hình tập thể và cá nhân", "Collective and individual models", TYPE),
    _tally("models-by-unit", "Mô hình theo đơn vị", "Models by unit", HOLDER),
    _tally(
        "models-by-field-and-level", "Mô hình theo lĩnh vực và cấp công nhận", "Models by field and level", FIELD, LEVEL
    ),
)
