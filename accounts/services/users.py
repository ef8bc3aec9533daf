"""Making accounts, choosing passwords, and what people set for themselves."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.errors import LinkUnusable
from accounts.models import OneTimeLink, User
from accounts.services.activity import activity_record
from accounts.services.links import link_spend


def account_create(*, actor: User | None, name: str, phone: str = "", email: str = "", language: str = "hi") -> User:
    """Create an account without a password, known by a phone (E.164), an e-mail address or both, and return it.

    ValidationError when either belongs to another account (code ``login_taken``).
    """
    user = User(name=name, phone=phone or None, email=email or None, language=language)
    user.set_unusable_password()
    user.full_clean(exclude=["password"], validate_unique=False, validate_constraints=False)
    with transaction.atomic():
        _save_new(user)
        activity_record(actor=actor, verb="account_create", subject=user)
    return user


def administrator_create(
    *, token: str, name: str, password: str, phone: str = "", email: str = "", language: str = "hi"
) -> User:
    """Use up a set-up link to create the first administrator and return it.

    LinkUnusable when the link does not work or an administrator exists; ValidationError as in ``account_create``.
    """
    with transaction.atomic():
        link = link_spend(token=token)
        if link.purpose != OneTimeLink.Purpose.SETUP or User.objects.filter(is_superuser=True).exists():
            raise LinkUnusable(None)
        user = User(
            name=name, phone=phone or None, email=email or None, language=language, is_staff=True, is_superuser=True
        )
        user.set_password(password)
        user.full_clean(validate_unique=False, validate_constraints=False)
        _save_new(user)
        activity_record(actor=user, verb="administrator_create", subject=user)
    return user


def password_choose(*, token: str, password: str) -> User:
    """Use up a link to give its user a password, and return the user. ``password`` has passed the validators.

    LinkUnusable when the link does not work or the account is closed.
    """
    with transaction.atomic():
        link = link_spend(token=token)
        if link.user is None or not link.user.is_active:
            raise LinkUnusable(link)
        return _set_password(link.user, password)


def password_change(*, user: User, password: str) -> User:
    """Give a person who is signed in a new password; their other sessions end. Returns the user."""
    with transaction.atomic():
        return _set_password(user, password)


def profile_update(*, user: User, **changes: str) -> User:
    """Change what people set for themselves: ``name``, ``language``, ``theme``. Returns the user."""
    if not changes.keys() <= {"name", "language", "theme"}:
        raise TypeError(f"not to be changed here: {sorted(changes)}")
    changed = [name for name, value in changes.items() if getattr(user, name) != value]
    for name in changed:
        setattr(user, name, changes[name])
    if changed:
        user.clean_fields(exclude=["password"])
        with transaction.atomic():
            user.save(update_fields=changed)
            activity_record(actor=user, verb="profile_update", subject=user, fields=sorted(changed))
    return user


def login_phone_change(*, actor: User | None, user: User, phone: str) -> User:
    """Let a person sign in with another number (E.164) from now on, and return them.

    ValidationError when it belongs to another account (code ``login_taken``).
    """
    with transaction.atomic():
        user.phone = phone
        try:
            with transaction.atomic():
                user.save(update_fields=["phone"])
        except IntegrityError:
            raise ValidationError(_("Another account signs in with this number."), code="login_taken") from None
        activity_record(actor=actor, verb="login_phone_change", subject=user)
    return user


def _set_password(user: User, password: str) -> User:
    user.set_password(password)
    user.save(update_fields=["password"])
    activity_record(actor=user, verb="password_set", subject=user)
    return user


def _save_new(user: User) -> None:
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise ValidationError(
            _("Somebody signs in with this number or e-mail address already."), code="login_taken"
        ) from None
