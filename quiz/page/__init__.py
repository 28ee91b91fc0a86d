"""The quiz as a page: questions, results, and the scripts in the browser."""
