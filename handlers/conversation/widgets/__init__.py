"""How each type of question is shown, answered and told."""
