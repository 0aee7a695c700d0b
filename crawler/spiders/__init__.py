"""The spiders: ``search`` asks search back-ends, ``watch`` visits sites."""
