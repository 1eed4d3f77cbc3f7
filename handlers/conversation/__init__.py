"""Guided forms over chat: flows, the engine that walks them, and how drafts are shown and answered."""
