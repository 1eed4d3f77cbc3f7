"""What every feature stands on: router, buttons, replies, texts, menus, jobs and links."""
