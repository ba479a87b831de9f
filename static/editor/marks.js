// What the page shows in the text: the line about to run, the line that ran, and
// problems with their messages. Lines count from 1; 0 is no line.
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from '@codemirror/view';

/** Sets any of `current`, `executed` (line numbers) and `problems`. */
export const setMarks = StateEffect.define();

/** `{ current, executed, problems }` as they were last set. */
export const marks = StateField.define({
  create: () => ({ current: 0, executed: 0, problems: [] }),
  update: (value, transaction) =>
    transaction.effects.reduce((kept, effect) => (effect.is(setMarks) ? { ...kept, ...effect.value } : kept), value),
});

class Sign extends GutterMarker {
  constructor(kind, text) {
    super();
    this.text = text;
    this.elementClass = `cm-mark-${kind}`;
  }

  toDOM() {
    return document.createTextNode(this.text);
  }
}

// In the order in which they win when a line has several.
const SIGNS = {
  current: new Sign('current', '➜'),
  error: new Sign('error', '✕'),
  warning: new Sign('warning', '!'),
  info: new Sign('info', 'i'),
  executed: new Sign('executed', '·'),
};

class Message extends WidgetType {
  constructor(text, severity) {
    super();
    this.text = text;
    this.severity = severity;
  }

  eq(other) {
    return other.text === this.text && other.severity === this.severity;
  }

  toDOM() {
    const row = document.createElement('div');
    row.className = `cm-problem cm-problem-${this.severity}`;
    row.textContent = this.text;
    return row;
  }

  ignoreEvent() {
    return true;
  }
}

/** The document's line `number`, or nothing when the text has become shorter. */
export function lineAt(doc, number) {
  return number >= 1 && number <= doc.lines ? doc.line(number) : undefined;
}

const decorations = EditorView.decorations.compute([marks, 'doc'], (state) => {
  const { current, executed, problems } = state.field(marks);
  const ranges = [];
  for (const [number, kind] of [
    [executed, 'executed'],
    [current, 'current'],
  ]) {
    const line = lineAt(state.doc, number);
    if (line) ranges.push(Decoration.line({ class: `cm-line-${kind}` }).range(line.from));
  }
  for (const { line: number, column, message, severity = 'error' } of problems) {
    const line = lineAt(state.doc, number);
    if (!line) continue;
    const indented = line.from + line.text.search(/\S|$/);
    const from = column > 0 ? Math.min(line.from + column - 1, line.to) : indented;
    if (from < line.to) ranges.push(Decoration.mark({ class: `cm-problem-text cm-problem-text-${severity}` }).range(from, line.to));
    if (message) ranges.push(Decoration.widget({ widget: new Message(message, severity), block: true, side: 1 }).range(line.to));
  }
  return Decoration.set(ranges, true);
});

function signs(state) {
  const { current, executed, problems } = state.field(marks);
  const wanted = { current: [current], executed: [executed] };
  for (const { line, severity = 'error' } of problems) (wanted[severity] ??= []).push(line);

  const taken = new Map();
  for (const [kind, sign] of Object.entries(SIGNS)) {
    for (const number of wanted[kind] ?? []) {
      const line = lineAt(state.doc, number);
      if (line && !taken.has(line.from)) taken.set(line.from, sign);
    }
  }
  return RangeSet.of(
    [...taken].map(([from, sign]) => sign.range(from)),
    true,
  );
}

/** The field, its decorations and the gutter that shows its signs; `handlers` are the gutter's. */
export function markedLines(handlers) {
  return [
    marks,
    decorations,
    gutter({
      class: 'cm-marks',
      markers: (view) => signs(view.state),
      lineMarkerChange: (update) => update.docChanged || update.startState.field(marks) !== update.state.field(marks),
      domEventHandlers: handlers,
    }),
  ];
}
