"""Every row that was read: searched, filtered, sorted, with what each does."""
