// Lets CodeMirror's styles pass a content policy of `style-src 'self'`: style-mod
// writes an inline <style> into a document, which the policy forbids, so its rules
// go into a constructed style sheet instead.
import { StyleModule } from 'style-mod';

const sheets = new WeakMap();

StyleModule.mount = (root, modules) => {
  const page = root.ownerDocument ?? root;
  let own = sheets.get(page);
  if (!own) {
    own = { sheet: new CSSStyleSheet(), modules: [] };
    sheets.set(page, own);
    page.adoptedStyleSheets = [own.sheet, ...page.adoptedStyleSheets];
  }
  const wanted = [modules].flat();
  if (wanted.every((module) => own.modules.includes(module))) return;
  // The newest order decides: a later module overrides an earlier one.
  own.modules = [...own.modules.filter((module) => !wanted.includes(module)), ...wanted];
  own.sheet.replaceSync(own.modules.map((module) => module.getRules()).join('\n'));
};
