"""The model window with its cards and sheets, licences, and the welcome page."""
