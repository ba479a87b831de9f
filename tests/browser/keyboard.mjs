// Uses a page as someone without a mouse does: by Tab and the arrows from wherever the focus is, and
// never by a control that cannot be reached like that or is not seen once it is.
import assert from 'node:assert/strict';

/** Presses of a key before a control counts as out of reach. */
const FAR = 250;

/** Where the focus is, seen from an element: `here`, in its group, before or behind it. */
const bearing = (element) => {
  const focus = document.activeElement;
  if (focus === element) return 'here';
  if (focus === document.body || !focus) return 'before';
  const isRadio = (one) => one.matches('input[type=radio]');
  if (isRadio(focus) && isRadio(element) && focus.name === element.name) {
    return focus.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'above' : 'below';
  }
  for (const group of ['[role=tablist]', '[role=menu]', '[role=radiogroup]']) {
    const of = element.closest(group);
    if (of && of === focus.closest(group)) {
      const isBefore = focus.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (group === '[role=menu]') return isBefore ? 'above' : 'below';
      return isBefore ? 'left' : 'right';
    }
  }
  if (focus.closest('.cm-editor')) return 'editor';
  return focus.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'before' : 'behind';
};

const WAYS = { above: ['ArrowDown'], below: ['ArrowUp'], left: ['ArrowRight'], right: ['ArrowLeft'], before: ['Tab'], behind: ['Shift+Tab'] };

/** Whether an element that has the focus can be seen: in the window, and not behind something else. */
const isSeen = (element) => {
  const label = element.closest('label') ?? element;
  const boxes = [element, label].map((one) => one.getBoundingClientRect());
  return boxes.some(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].some((part) => {
      const found = document.elementFromPoint(left + width * part, top + height * part);
      return found && (label.contains(found) || found.contains(element));
    }),
  );
};

/** Moves the focus to a control. */
export async function reach(page, locator) {
  await locator.waitFor();
  for (let presses = 0; presses < FAR; presses += 1) {
    const where = await locator.evaluate(bearing);
    if (where === 'here') {
      assert.ok(await locator.evaluate(isSeen), `what has the focus is seen: ${locator}`);
      return;
    }
    // In the editor Tab indents: Escape first.
    const keys = where === 'editor' ? ['Escape', await locator.evaluate((element) => (document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab'))] : WAYS[where];
    for (const key of keys) await page.keyboard.press(key);
  }
  assert.fail(`out of reach: ${locator}`);
}

/** Goes to a control and presses it. */
export async function press(page, locator, key = 'Enter') {
  await reach(page, locator);
  await page.keyboard.press(key);
}

/** Goes to a field and writes another text into it. */
export async function type(page, locator, text) {
  await reach(page, locator);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Goes to a radio button or a checkbox, and ticks it. */
export async function tick(page, locator) {
  await reach(page, locator);
  if (!(await locator.isChecked())) await page.keyboard.press('Space');
}
