"""``/handles/``: official accounts, with the filters of their list; counts are noted here too."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED
from rest_framework.viewsets import GenericViewSet

from api.errors import Conflict, refusing
from api.pagination import HandlePagination
from api.serializers.handles import HandleCountSerializer, HandleSerializer
from api.views.base import ScopedView, actor_of, scope_of
from booths.scope import Right
from teams.errors import CountConflict
from teams.filters import HandleFilter
from teams.handles.doors import handle_fetch
from teams.models import Handle
from teams.querysets import HandleQuerySet
from teams.services.handles import handle_count_note


class HandleView(ScopedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Handle]):
    """The accounts of the units that the visitor may see; counted where they may edit."""

    serializer_class = HandleSerializer
    pagination_class = HandlePagination
    queryset = Handle.objects.none()
    lookup_value_regex = "[0-9]+"
    rights: ClassVar[dict[str, Right]] = {"count": Right.EDIT}

    def get_queryset(self) -> HandleQuerySet:
        """Return the accounts within the scope."""
        return Handle.objects.within(scope_of(self.request)).select_related("unit")

    def filter_queryset(self, queryset: Any) -> Any:
        """Narrow the list as ``teams.filters.handles`` says; one account is found open or closed."""
        if self.action != "list":
            return queryset
        return HandleFilter(self.request.query_params, queryset, scope=scope_of(self.request)).qs

    @extend_schema(request=HandleCountSerializer, responses={201: HandleSerializer})
    @action(detail=True, methods=["post"])
    @refusing
    def count(self, request: Request, pk: str) -> Response:
        """Note how many followed the account on a day; 409 when the day has another count than ``replaces``."""
        handle = handle_fetch(scope_of(request), int(pk), Right.EDIT)
        wanted = HandleCountSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        try:
            handle_count_note(actor=actor_of(request), handle=handle, **wanted.validated_data)
        except CountConflict as conflict:
            raise Conflict("count_conflict", followers=conflict.count.followers) from conflict
        handle.refresh_from_db()
        return Response(self.get_serializer(handle).data, status=HTTP_201_CREATED)
