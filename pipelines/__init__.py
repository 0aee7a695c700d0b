"""The pipelines understand: from the bytes of a capture to an observation.

Pure reading, in this order: ``page`` (bytes to canonical text and its structure),
``redact`` (personal data out), then ``prices``, ``claims``, ``contacts``, ``standing`` over
redacted text, ``extract`` (one page) and ``observe`` (one visit). ``stages`` alone knows Scrapy.
"""
