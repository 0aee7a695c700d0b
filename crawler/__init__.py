"""The crawler finds: it asks search engines and visits sites, and hands back attempts.

It knows the language and nothing of the store or the pipelines; settings join them.
"""
