"""Saved files opened: a page, or the pages that an MHTML, HAR or WARC file holds."""
