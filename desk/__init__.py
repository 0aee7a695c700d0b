"""The desk tells: the commands an analyst, an investigator and a journalist hold."""
