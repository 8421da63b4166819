"""The parts of the picture's page: template, styles, scripts and words, put together by graph/view.py."""
