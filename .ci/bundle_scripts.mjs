// Bundles the page's scripts into static/generated/, from where static/index.html lists
// them: the editor with CodeMirror, and the page's own elements.
import { build } from 'esbuild';

await build({
  entryPoints: ['static/editor/code_editor.js', 'static/elements/page.js'],
  outdir: 'static/generated',
  entryNames: '[name]',
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: process.env.TRUNK_PROFILE === 'release',
  legalComments: 'none',
  logLevel: 'warning',
});
