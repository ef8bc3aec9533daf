"""The search column: the phonetic keys of both names, kept by the database so that no way of writing can miss it.

A query is turned into the same key: ``core.skeleton.skeleton(query).upper()``. लखनऊ, Lucknow and Lakhnau meet there.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.expressions import Func


class SearchText(Func):
    """``boothwise_search(name_en, name_hi)``: the phonetic key of each name, upper case, once where they agree."""

    function = "boothwise_search"
    output_field = models.TextField()


def search_field() -> models.GeneratedField:
    """Return a stored generated column over ``name_en`` and ``name_hi``."""
    return models.GeneratedField(
        expression=SearchText("name_en", "name_hi"), output_field=models.TextField(), db_persist=True
    )


def search_index(name: str) -> GinIndex:
    """Return the trigram index over the search column."""
    return GinIndex(name=name, fields=["search"], opclasses=["gin_trgm_ops"])
