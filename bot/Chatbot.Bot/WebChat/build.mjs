// Bundles the chat page into ../wwwroot/webchat/dist. `--watch` rebuilds on every change.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes('--watch');
const shim = name => resolve(here, 'src/shims', name);

const options = {
  absWorkingDir: here,
  entryPoints: { app: 'src/main.jsx' },
  outdir: '../wwwroot/webchat/dist',
  bundle: true,
  format: 'esm',
  target: ['es2022'],
  jsx: 'automatic',
  minify: !watch,
  sourcemap: watch,
  legalComments: 'linked',
  logLevel: 'warning',
  define: {
    'process.env.NODE_ENV': watch ? '"development"' : '"production"',
    'process.env.node_env': watch ? '"development"' : '"production"',
    global: 'globalThis'
  },
  alias: {
    // These "-es5" packages compile themselves in an install script; scripts are off, and browsers no longer need ES5.
    'p-defer-es5': shim('p-defer.js'),
    'markdown-it-attrs-es5': 'markdown-it-attrs',
    // No speech here: leaves the speech clients out of the bundle.
    'botframework-directlinespeech-sdk': shim('no-speech.js'),
    'web-speech-cognitive-services': shim('no-speech.js'),
    // A Node built-in that markdown-it asks for by its bare name.
    punycode: resolve(here, 'node_modules/punycode/punycode.es6.js')
  }
};

if (watch) {
  await (await context(options)).watch();
} else {
  await build(options);
}
