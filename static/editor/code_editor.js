// <code-editor>: CodeMirror with Python as an element of the page.
//
// Properties  value          the program; setting it can be undone and reports no change
//             currentLine    line about to run, from 1; 0 for none
//             executedLine   line that has just run, from 1; 0 for none
//             linkedLines    lines that belong to what the reader points at elsewhere
//             diagnostics    [{ line, column?, endColumn?, advice?, message?, fix?, severity? }], lines and
//                            columns from 1; advice has code between backticks, fix names an edit,
//                            severity is `error` (default), `warning`, `refusal` or `info`
//             stressedLines  lines that the author points at
//             folds          [[from, to], …] lines that are folded away until the reader opens them
//             readOnly       whether the reader may only read
//             label          the textbox's accessible name, `Code`
// Events      change         { value } after each edit of the reader
//             run            Ctrl/Cmd+Enter
//             stop           Ctrl/Cmd+.
//             fix            { index } the button of a diagnostic's fix
//             caret          the caret has moved to another place, or the text has changed under it
//             line           { line } a click on a line's number, or Ctrl/Cmd+Shift+Enter
//
// Attribute   data-line      the line under the pointer, or else with the caret; none after an edit
//
// Before this file has loaded the element shows its own text, a <pre> or a <textarea>; the
// editor takes over that text, the focus and the place of the caret.
import './adopted_styles.js';
import { defaultKeymap, history, historyKeymap, indentMore, indentWithTab, isolateHistory, undo } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, Prec, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers, showPanel } from '@codemirror/view';
import { folded, setFolds } from './folds.js';
import { lineAt, markedLines, marks, setMarks, spoken } from './marks.js';
import { theme } from './theme.js';

const PROPERTIES = ['value', 'currentLine', 'executedLine', 'linkedLines', 'stressedLines', 'folds', 'diagnostics', 'readOnly', 'label'];

/** Marks a change that the page made, not the reader. */
const byPage = Annotation.define();

/** What hides in a text or turns it around, beside what the editor knows of. */
const HIDING = /[\u180e\u202a-\u202e\u2060-\u206f]/g;

let count = 0;

class CodeEditor extends HTMLElement {
  #view;
  #hint = `code-editor-hint-${(count += 1)}`;
  #label = 'Code';
  #readOnly = false;
  #reading = new Compartment();
  #naming = new Compartment();
  #isPlaced = false;

  constructor() {
    super();
    this.#view = new EditorView({ state: EditorState.create({ extensions: this.#extensions() }) });
    // The search panel's own fields must not look like edits of the program.
    this.#view.dom.addEventListener('change', (event) => event.stopPropagation());
    // Known before the event reaches the page around the editor.
    this.addEventListener('pointerover', (event) => this.#pointedAt(event), true);
    // The page may have set these before there was a class to receive them.
    for (const name of PROPERTIES.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    if (this.#isPlaced) return;
    this.#isPlaced = true;

    const before = this.querySelector('textarea');
    const hadFocus = this.contains(document.activeElement);
    const { scrollTop, scrollLeft } = before ?? this;
    if (this.value === '') {
      const insert = before ? before.value : this.textContent;
      const selection = before && hadFocus ? { anchor: before.selectionStart, head: before.selectionEnd } : undefined;
      const annotations = [byPage.of(true), Transaction.addToHistory.of(false)];
      this.#view.dispatch({ changes: { from: 0, insert }, selection, annotations });
    }
    this.replaceChildren(this.#view.dom);
    Object.assign(this.#view.scrollDOM, { scrollTop, scrollLeft });
    if (hadFocus) this.#view.focus();
  }

  get value() {
    return this.#view.state.doc.toString();
  }

  set value(text) {
    const old = this.value;
    const next = String(text ?? '').replace(/\r\n?/g, '\n');
    if (next === old) return;
    // Only what differs is replaced, so the caret stays with its text.
    let from = 0;
    const shorter = Math.min(old.length, next.length);
    while (from < shorter && old[from] === next[from]) from += 1;
    let same = 0;
    while (same < shorter - from && old.at(-1 - same) === next.at(-1 - same)) same += 1;
    this.#view.dispatch({
      changes: { from, to: old.length - same, insert: next.slice(from, next.length - same) },
      annotations: [byPage.of(true), isolateHistory.of('full')],
    });
  }

  get currentLine() {
    return this.#view.state.field(marks).current;
  }

  set currentLine(line) {
    if (line === this.currentLine) return;
    this.#view.dispatch({ effects: setMarks.of({ current: line }) });
    this.revealLine(line);
  }

  get executedLine() {
    return this.#view.state.field(marks).executed;
  }

  set executedLine(line) {
    if (line !== this.executedLine) this.#view.dispatch({ effects: setMarks.of({ executed: line }) });
  }

  get linkedLines() {
    return this.#view.state.field(marks).linked;
  }

  set linkedLines(linked) {
    if (linked.join() !== this.linkedLines.join()) this.#view.dispatch({ effects: setMarks.of({ linked }) });
  }

  get stressedLines() {
    return this.#view.state.field(marks).stressed;
  }

  set stressedLines(stressed) {
    this.#view.dispatch({ effects: setMarks.of({ stressed }) });
  }

  set folds(ranges) {
    this.#view.dispatch({ effects: setFolds.of(ranges) });
  }

  get diagnostics() {
    return this.#view.state.field(marks).problems;
  }

  set diagnostics(problems) {
    problems ??= [];
    if (problems.length === 0 && this.diagnostics.length === 0) return;
    // What F8 spoke may not be so any more.
    this.#view.dispatch({ effects: [setMarks.of({ problems, opened: 0 }), EditorView.announce.of('')] });
  }

  get readOnly() {
    return this.#readOnly;
  }

  set readOnly(readOnly) {
    if (this.#readOnly === Boolean(readOnly)) return;
    this.#readOnly = Boolean(readOnly);
    this.#view.dispatch({ effects: this.#reading.reconfigure(this.#reader()) });
  }

  get label() {
    return this.#label;
  }

  set label(label) {
    this.#label = String(label);
    this.#view.dispatch({ effects: this.#naming.reconfigure(this.#name()) });
  }

  focus() {
    this.#view.focus();
  }

  /** Types `text` at the caret, as the reader would. */
  insert(text) {
    this.#view.dispatch(this.#view.state.replaceSelection(text), { userEvent: 'input.type' });
  }

  /** Puts the caret on `line`, opens what is to be said of it, and gives the reader the editor. */
  showLine(line) {
    const target = lineAt(this.#view.state.doc, line);
    if (!target) return;
    toLine(this.#view, target);
    // On a touch screen the focus would bring up the keyboard, over what is to be read.
    if (!matchMedia('(pointer: coarse)').matches) this.#view.focus();
  }

  indent() {
    indentMore(this.#view);
  }

  undo() {
    undo(this.#view);
  }

  /** Scrolls the editor, and nothing around it, until `line` is in view. */
  revealLine(line) {
    this.#view.requestMeasure({
      key: 'reveal',
      read: (view) => {
        const target = lineAt(view.state.doc, line);
        if (!target) return undefined;
        const { top, bottom, height } = view.lineBlockAt(target.from);
        const { scrollTop, clientHeight } = view.scrollDOM;
        if (top - height < scrollTop) return top - height;
        if (bottom + height > scrollTop + clientHeight) return bottom + height - clientHeight;
        return undefined;
      },
      write: (to, view) => {
        if (to !== undefined) view.scrollDOM.scrollTop = to;
      },
    });
  }

  #extensions() {
    const clicks = {
      click: (view, block) => {
        this.#tell('line', { line: view.state.doc.lineAt(block.from).number });
        return true;
      },
    };
    return [
      Prec.highest(keymap.of(this.#keys())),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
      // Esc makes the next Tab leave the editor, for as long as the reader needs; typing and leaving take it back.
      Prec.low(keymap.of([{ key: 'Escape', run: (view) => (view.setTabFocusMode(true), false) }])),
      history(),
      pythonLanguage,
      indentOnInput(),
      indentUnit.of('    '),
      bracketMatching(),
      highlightSpecialChars({ addSpecialChars: HIDING }),
      search(),
      markedLines(clicks),
      folded,
      lineNumbers({ domEventHandlers: clicks }),
      theme,
      showPanel.of(() => this.#hintPanel()),
      EditorView.domEventHandlers({ beforeinput: typeOver }),
      EditorView.domEventHandlers({ click: (event) => this.#clicked(event) }),
      this.#reading.of(this.#reader()),
      this.#naming.of(this.#name()),
      EditorView.domEventHandlers({ blur: (_, view) => (view.setTabFocusMode(false), false) }),
      EditorView.updateListener.of((update) => this.#updated(update)),
    ];
  }

  #keys() {
    const tell = (name, detail) => (view) => {
      this.#tell(name, detail?.(view));
      return true;
    };
    return [
      { key: 'Mod-Enter', run: tell('run') },
      { key: 'Mod-.', run: tell('stop') },
      {
        key: 'Mod-Shift-Enter',
        run: tell('line', ({ state }) => ({ line: state.doc.lineAt(state.selection.main.head).number })),
      },
      { key: 'F8', run: (view) => toProblem(view, 1), shift: (view) => toProblem(view, -1) },
    ];
  }

  #updated(update) {
    const { view, transactions } = update;
    if (update.docChanged) view.setTabFocusMode(false);
    if (update.selectionSet && !update.docChanged && view.hasFocus) {
      this.#atLine(view.state.selection.main.head);
      this.#tell('caret');
    }
    // The line that was pointed at is another one by now, or gone.
    if (update.docChanged && this.dataset.line) {
      delete this.dataset.line;
      this.#tell('caret');
    }
    if (update.docChanged && !transactions.every((transaction) => transaction.annotation(byPage) || !transaction.docChanged)) {
      this.#tell('change', { value: view.state.doc.toString() });
    }
  }

  #clicked(event) {
    const index = event.target.closest?.('[data-fix]')?.dataset.fix;
    if (index === undefined) return false;
    this.#tell('fix', { index: Number(index) });
    return true;
  }

  #pointedAt({ clientY }) {
    const block = this.#view.lineBlockAtHeight(clientY - this.#view.documentTop);
    this.#atLine(block.from);
  }

  #atLine(position) {
    this.dataset.line = this.#view.state.doc.lineAt(position).number;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  #reader() {
    return [EditorState.readOnly.of(this.#readOnly), EditorView.contentAttributes.of({ 'aria-readonly': String(this.#readOnly) })];
  }

  #name() {
    return EditorView.contentAttributes.of({ 'aria-label': this.#label, 'aria-describedby': this.#hint, tabindex: '0' });
  }

  #hintPanel() {
    const dom = document.createElement('div');
    dom.id = this.#hint;
    dom.className = 'cm-hint';
    dom.textContent = 'To leave the editor: Esc, then Tab.';
    return { dom };
  }
}

/**
 * Types over a selection, and types several lines, ourselves: the browser would give the new text the
 * old one's colours in a `style` attribute, which the content policy forbids.
 */
function typeOver(event, view) {
  const isOurs = event.inputType === 'insertText' && event.cancelable && event.data && !view.composing && !view.state.readOnly;
  const selection = view.root.getSelection?.() ?? document.getSelection();
  if (!isOurs || !selection?.rangeCount) return false;
  // The page's selection: the editor may not have heard of it yet.
  const range = selection.getRangeAt(0);
  if ((range.collapsed && !event.data.includes('\n')) || !view.contentDOM.contains(range.commonAncestorContainer)) return false;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  const insert = view.state.toText(event.data);
  event.preventDefault();
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
}

/** Moves the caret to the next problem in `direction`, around the end. */
function toProblem(view, direction) {
  const { doc, selection } = view.state;
  const here = doc.lineAt(selection.main.head).number;
  const lines = [...new Set(view.state.field(marks).problems.map(({ line }) => line))]
    .filter((line) => lineAt(doc, line))
    .sort((a, b) => (a - b) * direction);
  if (lines.length === 0) return false;
  toLine(view, doc.line(lines.find((line) => (line - here) * direction > 0) ?? lines[0]));
  return true;
}

/** Moves the caret to the start of a line, and opens and speaks what is to be said of it. */
function toLine(view, line) {
  const problems = view.state.field(marks).problems.filter((problem) => problem.line === line.number);
  const effects = [setMarks.of({ opened: line.number }), ...problems.map((problem) => EditorView.announce.of(spoken(problem)))];
  view.dispatch({ selection: { anchor: line.from }, effects });
  view.contentDOM.closest('code-editor').revealLine(line.number);
}

customElements.define('code-editor', CodeEditor);
