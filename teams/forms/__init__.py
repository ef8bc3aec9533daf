"""The forms of this app, one file a subject."""

from teams.forms.erasing import EraseForm
from teams.forms.fields import DayField, PhoneField
from teams.forms.members import MemberAddForm, MemberForm
from teams.forms.merging import MergeForm
from teams.forms.seats import EndForm, MoveForm, NewMemberForm, SinceForm, WithdrawForm

__all__ = [
    "DayField",
    "EndForm",
    "EraseForm",
    "MemberAddForm",
    "MemberForm",
    "MergeForm",
    "MoveForm",
    "NewMemberForm",
    "PhoneField",
    "SinceForm",
    "WithdrawForm",
]
