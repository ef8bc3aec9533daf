"""The forms of this app, one file a subject."""

from teams.forms.erasing import EraseForm
from teams.forms.seats import EndForm, NewMemberForm, PhoneField

__all__ = ["EndForm", "EraseForm", "NewMemberForm", "PhoneField"]
