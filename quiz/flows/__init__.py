"""The questions and rules of each quiz, in a folder whose `__init__.py` joins the parts."""
