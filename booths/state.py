"""Reading a state's settings."""

from booths.models import StateSettings


def state_settings(state_id: int) -> StateSettings:
    """Return the settings of the state with this id; the defaults when nobody has set any."""
    return StateSettings.objects.filter(state_id=state_id).first() or StateSettings(state_id=state_id)
