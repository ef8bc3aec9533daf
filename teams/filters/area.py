"""What the filters of this app share: an area, read through the scope of who asks."""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from booths.models import Unit
from booths.scope import Scope


class AreaFilter(filters.FilterSet):
    """Filters ``queryset``, begun with ``within(scope)`` by the caller; ``scope`` bounds what a code may mean."""

    unit = filters.CharFilter(label=_("Area"))

    class Meta:
        fields: ClassVar[list[str]] = []

    def __init__(self, data: Any, queryset: QuerySet[Any], *, scope: Scope) -> None:
        super().__init__(data, queryset)
        self.scope = scope

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The filters that are on, by name; those with errors left out."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", False)}

    @cached_property
    def area(self) -> Unit | None:
        """The unit that the filter names; None when it names none, or none within the scope."""
        code = self.chosen.get("unit")
        return Unit.objects.within(self.scope).filter(code=code).defer("search").first() if code else None
