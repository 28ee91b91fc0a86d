"""Whose copy it is: the region's numbers, the clinic's details and logo."""
