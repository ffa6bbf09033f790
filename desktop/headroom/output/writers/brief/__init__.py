"""The brief, and the dossier of each model behind it, as a tagged PDF."""
