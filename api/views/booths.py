"""``/booths/``: the booths, with the filters of the booth list."""

from django.db.models import Prefetch
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from api.pagination import BoothPagination
from api.serializers.booths import BoothSerializer
from api.views.base import ScopedView, scope_of
from booths.filters import BoothFilter
from booths.models import Booth, WhatsAppGroup
from booths.querysets.booths import BoothQuerySet


class BoothView(ScopedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Booth]):
    """The booths that the visitor may see, each with its groups."""

    serializer_class = BoothSerializer
    pagination_class = BoothPagination
    filterset_class = BoothFilter
    queryset = Booth.objects.none()
    lookup_value_regex = "[0-9]+"

    def get_queryset(self) -> BoothQuerySet:
        """Return the booths within the scope; whatever the number, in four queries."""
        groups = WhatsAppGroup.objects.select_related("booth__unit").order_by("slot")
        booths = Booth.objects.within(scope_of(self.request))
        return booths.select_related("assembly", "unit").prefetch_related(Prefetch("groups", groups))
