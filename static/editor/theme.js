// The editor's looks. Colours and the font are the page's custom properties; sizes
// that the plain text before the editor must share are in code_editor.css.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--color-updated)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--color-fresh)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--color-hit)' },
  { tag: tags.comment, color: 'var(--color-ink-2)', fontStyle: 'italic' },
  { tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)], fontWeight: '700' },
  { tag: tags.meta, color: 'var(--color-culled)' },
]);

const chrome = EditorView.theme({
  '&': { height: '100%', color: 'var(--color-ink)', backgroundColor: 'var(--color-surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { overflow: 'auto', font: 'inherit', lineHeight: 'inherit', tabSize: '4' },
  '.cm-content': { padding: 'var(--code-editor-pad) 0', caretColor: 'var(--color-ink)' },
  '.cm-line': { padding: '0 var(--code-editor-pad)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--color-ink-2)',
    border: 'none',
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-marks': { width: 'var(--code-editor-marks)' },
  '.cm-marks .cm-gutterElement': { textAlign: 'center' },
  '.cm-lineNumbers': { width: 'var(--code-editor-numbers)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '0', padding: '0 .25rem 0 0' },
  '.cm-gutterElement:hover': { color: 'var(--color-ink)' },

  '.cm-mark-current': { color: 'var(--color-hit)', fontWeight: '700' },
  '.cm-mark-executed': { color: 'var(--color-gone)' },
  '.cm-mark-error': { color: 'var(--color-expired)', fontWeight: '700' },
  '.cm-mark-warning': { color: 'var(--color-soon)', fontWeight: '700' },
  '.cm-mark-info': { color: 'var(--color-hit)', fontWeight: '700' },
  '.cm-line-current': {
    backgroundColor: 'color-mix(in srgb, var(--color-hit) 12%, transparent)',
    boxShadow: 'inset 3px 0 0 var(--color-hit)',
  },
  '.cm-line-executed': { boxShadow: 'inset 3px 0 0 var(--color-hairline)' },

  '.cm-problem-text': { textDecoration: 'underline wavy var(--color-expired)', textUnderlineOffset: '3px' },
  '.cm-problem-text-warning': { textDecorationColor: 'var(--color-soon)' },
  '.cm-problem-text-info': { textDecorationColor: 'var(--color-hit)' },
  '.cm-problem': {
    padding: '0 var(--code-editor-pad)',
    color: 'var(--color-expired)',
    borderLeft: '3px solid',
    whiteSpace: 'pre-wrap',
    userSelect: 'text',
    // A long message wraps in sight, however long the lines around it are.
    boxSizing: 'border-box',
    width: '0',
    minWidth: 'min(100%, calc(100cqi - var(--code-editor-marks) - var(--code-editor-numbers) - 1rem))',
  },
  '.cm-problem-warning': { color: 'var(--color-soon)' },
  '.cm-problem-info': { color: 'var(--color-hit)' },

  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--color-border)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--color-expired)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--color-soon) 25%, transparent)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--color-soon)' },

  '.cm-panels': { color: 'var(--color-ink)', backgroundColor: 'var(--color-paper)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--color-hairline)' },
  '.cm-panel button, .cm-panel input': { font: 'inherit', color: 'inherit', backgroundImage: 'none' },
  '.cm-panel .cm-button, .cm-panel .cm-textfield': {
    color: 'var(--color-ink)',
    backgroundColor: 'var(--color-surface)',
    border: '1px solid var(--color-border)',
    borderRadius: '2px',
  },
  '.cm-panel :focus-visible': { outline: '3px solid var(--color-hit)' },
  '.cm-hint': { padding: '0 var(--code-editor-pad)', fontSize: '.8125rem', color: 'var(--color-ink-2)', visibility: 'hidden' },
  '&:focus-within .cm-hint': { visibility: 'visible' },
});

export const theme = [chrome, syntaxHighlighting(highlight)];
