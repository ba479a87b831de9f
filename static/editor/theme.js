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
  '.cm-specialChar': { color: 'var(--color-expired)' },
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

  '.cm-line-linked': { backgroundColor: 'var(--color-linked)' },
  '.cm-line-stressed': { backgroundColor: 'color-mix(in srgb, var(--color-soon) 12%, transparent)' },
  '.cm-fold': {
    display: 'block',
    width: '100%',
    border: '1px solid var(--color-hairline)',
    borderWidth: '1px 0',
    padding: '0 var(--code-editor-pad)',
    color: 'var(--color-ink-2)',
    backgroundColor: 'var(--color-paper)',
    font: '.8125rem/1.6 var(--font-text)',
    textAlign: 'start',
    cursor: 'pointer',
  },

  '.cm-problem-text': { textDecoration: 'underline wavy var(--color-expired)', textUnderlineOffset: '3px' },
  '.cm-problem-text-warning': { textDecorationColor: 'var(--color-soon)' },
  '.cm-mark-refusal': { color: 'var(--color-updated)', fontWeight: '700' },
  '.cm-problem-text-refusal': { textDecoration: 'underline double var(--color-updated)' },
  '.cm-problem-text-info': { textDecorationColor: 'var(--color-hit)' },
  '.cm-problem': {
    '--kind': 'var(--color-expired)',
    // The editor measures a row by its borders, so nothing stands outside them.
    border: '0 solid transparent',
    borderWidth: '2px 0 6px',
    padding: '.25rem var(--code-editor-pad) .375rem calc(var(--code-editor-pad) + 3px)',
    boxShadow: 'inset 3px 0 0 var(--kind)',
    color: 'var(--color-ink)',
    backgroundColor: 'color-mix(in srgb, var(--kind) 8%, transparent)',
    backgroundClip: 'padding-box',
    fontFamily: 'var(--font-text)',
    fontSize: 'var(--size-2)',
    lineHeight: '1.45',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
    cursor: 'default',
    // A long message wraps in sight, however long the lines around it are.
    boxSizing: 'border-box',
    width: '0',
    minWidth: 'min(100%, calc(100cqi - var(--code-editor-marks) - var(--code-editor-numbers) - 1rem))',
  },
  '.cm-problem-warning': { '--kind': 'var(--color-soon)' },
  '.cm-problem-info': { '--kind': 'var(--color-hit)' },
  '.cm-problem-refusal': {
    '--kind': 'var(--color-updated)',
    boxShadow: 'inset 2px 0 0 var(--kind), inset 4px 0 0 var(--color-surface), inset 6px 0 0 var(--kind)',
    paddingLeft: 'calc(var(--code-editor-pad) + 6px)',
  },
  '.cm-advice': { fontWeight: '600' },
  '.cm-problem code, .cm-says': { fontFamily: 'var(--font-code)', fontSize: '.9em' },
  '.cm-says': { color: 'var(--kind)', fontSize: 'var(--size-1)' },
  '.cm-problem-refusal .cm-says': { fontFamily: 'inherit' },
  '.cm-fix': {
    minHeight: '1.75rem',
    marginTop: '.25rem',
    border: '1px solid var(--color-fresh)',
    borderRadius: 'var(--radius)',
    padding: '0 var(--space-2)',
    color: 'var(--color-fresh)',
    backgroundColor: 'var(--color-surface)',
    font: 'inherit',
    fontSize: 'var(--size-1)',
    fontWeight: '600',
    cursor: 'pointer',
  },
  '.cm-fix:hover': { color: 'var(--color-on-accent)', backgroundColor: 'var(--color-fresh)' },
  '.cm-fix:focus-visible': { outline: '3px solid var(--color-hit)', outlineOffset: '1px' },

  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--color-border)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--color-expired)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--color-soon) 25%, transparent)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--color-soon)' },

  '.cm-panels': { color: 'var(--color-ink)', backgroundColor: 'var(--color-paper)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--color-hairline)' },
  // The hint keeps its room, and looks like the paper until it is there.
  '.cm-panels-bottom:has(> .cm-hint:only-child)': { borderTopColor: 'transparent', backgroundColor: 'var(--color-surface)' },
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
