"""The button about the topics of study."""

from handlers.kit.buttons import Audience, Press


class ChangeTopics(Press, name="topics", audience=Audience.ADMINS):
    """Ask for the list of topics, which takes the place of the one before."""
