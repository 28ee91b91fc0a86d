"""What is proven of rules and graph, and what a change of the rules changes."""
