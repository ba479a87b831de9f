"""A manual of a project that has nothing to do with the playground."""

import os

project = "Pantry"
author = "A reader"
html_theme = "alabaster"
extensions = ["myst_parser", "cache_playground_docs.sphinx"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
cache_playground_src = os.environ.get("PLAYGROUND_SRC", "")
cache_playground_folder = os.environ.get("PLAYGROUND_FOLDER", "")
cache_playground_program = os.environ.get("PLAYGROUND_PROGRAM", "cache-playground")
