// <code-editor>: CodeMirror as an element.
