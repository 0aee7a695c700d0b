"""A visit as WARC records in memory, and back; the disk is the archive's business."""
