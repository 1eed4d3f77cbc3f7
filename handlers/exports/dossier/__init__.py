"""The year's dossier 年度总结: what was published, in the form that an office signs."""
