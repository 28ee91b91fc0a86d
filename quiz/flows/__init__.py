"""One file of questions and rules for each quiz; see `leg_numbness.py`."""
