"""``/groups/``: reading and writing WhatsApp groups, through the same services as the pages."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.status import HTTP_201_CREATED
from rest_framework.viewsets import GenericViewSet

from api.errors import refusing
from api.serializers.groups import (
    CheckSerializer,
    GroupCloseSerializer,
    GroupRegisterSerializer,
    GroupSerializer,
    GroupUpdateSerializer,
)
from api.views.base import ScopedView, actor_of, scope_of
from booths.access import booth_fetch, group_fetch
from booths.models import WhatsAppGroup
from booths.querysets.groups import WhatsAppGroupQuerySet
from booths.scope import Right
from booths.services import check_record, group_close, group_register, group_update


class GroupView(ScopedView, RetrieveModelMixin, GenericViewSet[WhatsAppGroup]):
    """Groups of the booths that the visitor may see; written where they may edit."""

    serializer_class = GroupSerializer
    queryset = WhatsAppGroup.objects.none()
    lookup_value_regex = "[0-9]+"
    rights: ClassVar[dict[str, Right]] = {
        "create": Right.EDIT,
        "partial_update": Right.EDIT,
        "close": Right.EDIT,
        "check": Right.VERIFY,
    }

    def get_queryset(self) -> WhatsAppGroupQuerySet:
        """Return the groups within the scope."""
        return WhatsAppGroup.objects.within(scope_of(self.request)).select_related("booth__unit")

    @extend_schema(request=GroupRegisterSerializer, responses={201: GroupSerializer})
    @refusing
    def create(self, request: Request) -> Response:
        """Register a group in a slot of a booth."""
        wanted = self._read(GroupRegisterSerializer(data=request.data))
        booth = booth_fetch(scope_of(request), wanted.pop("booth"), Right.EDIT)
        group = group_register(actor=actor_of(request), booth=booth, **wanted)
        return self._answer(group, status=HTTP_201_CREATED)

    @extend_schema(request=GroupUpdateSerializer, responses=GroupSerializer)
    @refusing
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change a group; ``version`` is the one that was read."""
        wanted = self._read(GroupUpdateSerializer(data=request.data))
        return self._answer(group_update(actor=actor_of(request), group=self._fetch(request, pk, Right.EDIT), **wanted))

    @extend_schema(request=GroupCloseSerializer, responses=GroupSerializer)
    @action(detail=True, methods=["post"])
    @refusing
    def close(self, request: Request, pk: str) -> Response:
        """Close a group; its link is free again."""
        wanted = self._read(GroupCloseSerializer(data=request.data))
        return self._answer(group_close(actor=actor_of(request), group=self._fetch(request, pk, Right.EDIT), **wanted))

    @extend_schema(request=CheckSerializer, responses={201: GroupSerializer})
    @action(detail=True, methods=["post"])
    @refusing
    def check(self, request: Request, pk: str) -> Response:
        """Record a check of an active group."""
        wanted = self._read(CheckSerializer(data=request.data))
        group = self._fetch(request, pk, Right.VERIFY)
        check_record(actor=actor_of(request), group=group, **wanted)
        return self._answer(group, status=HTTP_201_CREATED)

    def _read(self, serializer: BaseSerializer) -> dict[str, Any]:
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def _fetch(self, request: Request, pk: str, needed: Right) -> WhatsAppGroup:
        return group_fetch(scope_of(request), int(pk), needed)

    def _answer(self, group: WhatsAppGroup, status: int = 200) -> Response:
        return Response(self.get_serializer(group).data, status=status)
