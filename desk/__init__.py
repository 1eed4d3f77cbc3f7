"""Pages for a screen: the same services, rights and texts as the chat, for whoever oversees many partnerships."""
