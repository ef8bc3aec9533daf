"""What the services refuse, as answers of the API."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError as ServiceError
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.status import HTTP_409_CONFLICT

from api.views.base import scope_of
from booths.errors import EditConflict, LinkTaken, SlotTaken
from booths.scope import Right


class Conflict(APIException):
    """The request does not fit what is there: 409, with a code and what is needed to put it right."""

    status_code = HTTP_409_CONFLICT

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__({"code": code, **facts})


def refusing(method: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a service's refusals in a view's method into 400 and 409; where a taken link is, only within the scope."""

    @wraps(method)
    def guarded(view: Any, request: Request, *args: Any, **kwargs: Any) -> Any:
        try:
            return method(view, request, *args, **kwargs)
        except LinkTaken as taken:
            booth = taken.group.booth
            seen = scope_of(request).may(Right.SEE, booth.unit)
            raise Conflict("link_taken", booth=booth.pk if seen else None) from taken
        except SlotTaken as taken:
            raise Conflict("slot_taken", group=taken.group.pk, version=taken.group.version) from taken
        except EditConflict as conflict:
            raise Conflict("edit_conflict", version=conflict.current.version) from conflict
        except ServiceError as error:
            raise ValidationError(error.message_dict if hasattr(error, "error_dict") else error.messages) from error

    return guarded
