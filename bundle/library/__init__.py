"""Several finished topics under one start page, for the web and for a clinic."""
