"""The ground floor: what every other folder may use, and which uses nothing of ours."""
