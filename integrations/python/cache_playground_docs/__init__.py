"""Puts the playground for Django's low-level cache into documentation.

``cache_playground_docs.sphinx`` is an extension of Sphinx, ``cache_playground_docs.markdown`` one of Python-Markdown,
which MkDocs uses. Both write the element ``<cache-playground>`` with what a page without JavaScript shows inside.
"""

__version__ = "0.1.0"
