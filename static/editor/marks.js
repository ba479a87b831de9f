// What the page shows in the text: the line about to run, the line that ran, and
// problems with their messages. Lines count from 1; 0 is no line.
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from '@codemirror/view';

/** Sets any of `current`, `executed`, `opened` (line numbers), `linked` and `stressed` (several) and `problems`. */
export const setMarks = StateEffect.define();

/** `{ current, executed, linked, stressed, opened, problems }` as they were last set; `info` is not shown from an edit until the next set. */
export const marks = StateField.define({
  create: () => ({ current: 0, executed: 0, linked: [], stressed: [], opened: 0, problems: [] }),
  update: (value, transaction) => {
    const { problems } = value;
    const kept = transaction.docChanged && problems.length > 0 ? { ...value, opened: 0, problems: problems.filter(isOfRun) } : value;
    return transaction.effects.reduce((kept, effect) => (effect.is(setMarks) ? { ...kept, ...effect.value } : kept), kept);
  },
});

const isOfRun = ({ severity }) => severity !== 'info';

/** A problem in a sentence. */
export const spoken = ({ advice = '', message = '' }) => `${advice.replaceAll('`', '')} ${message}`.trim();

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
  refusal: new Sign('refusal', '×'),
  warning: new Sign('warning', '!'),
  info: new Sign('info', 'i'),
  executed: new Sign('executed', '·'),
};

/** Code between backticks, and the words around it. */
function sentence(text) {
  return text.split('`').map((part, index) => {
    if (index % 2 === 0) return part;
    const code = document.createElement('code');
    code.textContent = part;
    return code;
  });
}

class Message extends WidgetType {
  constructor(problem, index) {
    super();
    this.problem = problem;
    this.index = index;
  }

  // A row that says the same stays, with the reader's focus in it.
  eq(other) {
    const same = (part) => other.problem[part] === this.problem[part];
    return other.index === this.index && ['advice', 'message', 'fix', 'severity'].every(same);
  }

  toDOM() {
    const { advice, message, fix, severity = 'error' } = this.problem;
    const row = document.createElement('div');
    row.className = `cm-problem cm-problem-${severity}`;
    const part = (tag, name, content) => {
      const element = document.createElement(tag);
      element.className = name;
      element.append(...content);
      row.append(element);
      return element;
    };
    if (advice) part('div', 'cm-advice', sentence(advice));
    if (message) part('div', 'cm-says', severity === 'refusal' ? sentence(message) : [message]);
    if (fix) {
      const button = part('button', 'cm-fix', [`Fix: ${fix}`]);
      button.type = 'button';
      button.dataset.fix = this.index;
    }
    return row;
  }

  ignoreEvent(event) {
    return event.type !== 'click';
  }
}

/** The document's line `number`, or nothing when the text has become shorter. */
export function lineAt(doc, number) {
  return number >= 1 && number <= doc.lines ? doc.line(number) : undefined;
}

const decorations = EditorView.decorations.compute([marks, 'doc'], (state) => {
  const { current, executed, linked, stressed, opened, problems } = state.field(marks);
  const ranges = [];
  for (const [number, kind] of [
    [executed, 'executed'],
    [current, 'current'],
    ...linked.map((number) => [number, 'linked']),
    ...stressed.map((number) => [number, 'stressed']),
  ]) {
    const line = lineAt(state.doc, number);
    if (line) ranges.push(Decoration.line({ class: `cm-line-${kind}` }).range(line.from));
  }
  for (const [index, problem] of problems.entries()) {
    const { line: number, column, endColumn, severity = 'error' } = problem;
    const line = lineAt(state.doc, number);
    if (!line) continue;
    const indented = line.from + line.text.search(/\S|$/);
    const from = column > 0 ? Math.min(line.from + column - 1, line.to) : indented;
    const to = endColumn > column ? Math.min(line.from + endColumn - 1, line.to) : line.to;
    const attributes = { title: spoken(problem) };
    if (from < to) ranges.push(Decoration.mark({ class: `cm-problem-text cm-problem-text-${severity}`, attributes }).range(from, to));
    // What nobody has complained of opens when the reader comes for it.
    if ((isOfRun(problem) || opened === number) && spoken(problem)) {
      ranges.push(Decoration.widget({ widget: new Message(problem, index), block: true, side: 1 }).range(line.to));
    }
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
