"""From blocks to an outline: which words are a cause, a question, or something else."""
