"""What is done to a finished page: fewer bytes, and a policy."""
