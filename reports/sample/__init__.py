"""The sample company: Northgate Components and its customers, to look around in and to throw away in one step.

What it says lives in `data/`; here is only how it gets into the database and out again.
"""
