// Bundles the editor with CodeMirror into static/generated/code_editor.js, the
// file that static/index.html lists.
import { build } from 'esbuild';

await build({
  entryPoints: ['static/editor/code_editor.js'],
  outfile: 'static/generated/code_editor.js',
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: process.env.TRUNK_PROFILE === 'release',
  legalComments: 'none',
  logLevel: 'warning',
});
