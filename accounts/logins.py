"""What people sign in by, a mobile number or an e-mail address, each in the one form in which it is stored."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from core.phones import read_phone


def stored_login(text: str) -> str | None:
    """Return a number in any usual spelling as E.164, an address in lower case; None for what is neither."""
    text = text.strip()
    return text.lower() if "@" in text else read_phone(text).number


def login_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the login under which django-axes counts wrong tries: one person's spellings are one login."""
    typed = request.POST.get("username") or (credentials or {}).get("username") or ""
    return stored_login(typed) or typed
