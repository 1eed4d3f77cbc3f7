"""What somebody has begun to say is answered button by button."""

from handlers.buttons.conversation import Answer
from handlers.conversation import dialogue
from handlers.kit.router import OnPress

BUTTONS = [OnPress(Answer, dialogue.pressed)]
