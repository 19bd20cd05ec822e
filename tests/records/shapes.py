"""Trees such as files may hold: by model, so that they reach deep, and wild."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from oldcommunity.codelists import CAUSES, FIGURES, MILESTONES, UNITS
from oldcommunity.records.reading import keys_of

SCALARS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(("1", "2022", "2022-03-31", "../2022-03", "2021-12-31", "620万元", "620", "33%", "412")),
    st.sampled_from(("true", "yes", "a-b", "3.2万平方米", "latest", "funds_paid", "applied", "other", "plan")),
    st.sampled_from((*MILESTONES[8:12], *FIGURES[:3], *UNITS[:2], *CAUSES[:2])),
)
WILD = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)


def tree(annotation: Any) -> st.SearchStrategy[Any]:
    """What may stand where a model has this annotation, most of it in the right shape."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        keys = {key: st.deferred(lambda part=part: tree(part)) for key, part in keys_of(annotation).items()}
        required = {key for key, info in _infos(annotation).items() if info.is_required()}
        right = st.fixed_dictionaries(
            {key: keys[key] for key in required},
            optional={key: keys[key] for key in keys.keys() - required},
        )
        return st.one_of(right, right, right, WILD)
    if get_origin(annotation) is tuple:
        return st.one_of(st.lists(tree(get_args(annotation)[0]), max_size=3), WILD)
    parts = [part for part in get_args(annotation) if part is not type(None) and not _is_marker(part)]
    return tree(parts[0]) if parts else SCALARS


def _infos(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _is_marker(part: Any) -> bool:
    return not isinstance(part, type) and get_origin(part) is None
