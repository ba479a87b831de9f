// Lines that run but are folded away, each run of them under a button that unfolds it.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import { lineAt } from './marks.js';

/** Folds `[[from, to], …]`, lines from 1 and inclusive, and unfolds all others. */
export const setFolds = StateEffect.define();

/** Unfolds what is folded at a position. */
const unfold = StateEffect.define();

class Fold extends WidgetType {
  constructor(lines) {
    super();
    this.lines = lines;
  }

  eq(other) {
    return other.lines === this.lines;
  }

  toDOM(view) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-fold';
    button.textContent = `⋯ ${this.lines === 1 ? '1 line' : `${this.lines} lines`} not shown`;
    button.addEventListener('click', () => view.dispatch({ effects: unfold.of(view.posAtDOM(button)) }));
    return button;
  }

  ignoreEvent() {
    return true;
  }
}

function foldedIn(doc, ranges) {
  const found = [];
  for (const [from, to] of ranges) {
    const [first, last] = [lineAt(doc, from), lineAt(doc, to)];
    if (first && last) found.push(Decoration.replace({ widget: new Fold(to - from + 1), block: true }).range(first.from, last.to));
  }
  return Decoration.set(found);
}

export const folded = StateField.define({
  create: () => Decoration.none,
  update: (value, { changes, effects, state }) =>
    effects.reduce((kept, effect) => {
      if (effect.is(setFolds)) return foldedIn(state.doc, effect.value);
      return effect.is(unfold) ? kept.update({ filter: (from, to) => to < effect.value || effect.value < from }) : kept;
    }, value.map(changes)),
  provide: (field) => [EditorView.decorations.from(field), EditorView.atomicRanges.of((view) => view.state.field(field))],
});
