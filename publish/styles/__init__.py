"""Style sheets cut to the rules that the pages use."""
