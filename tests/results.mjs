// Sums up xunit result files. Usage: node results.mjs NO_SKIPS SUMMARY_FILE NAME=FILE.xml...
// Writes one line per project and the failed and skipped tests with their reasons to SUMMARY_FILE, and prints the total.
// Exit code 1: a test failed, a project left no result, no test ran, or (NO_SKIPS = true) one was skipped.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [noSkips, summaryFile, ...projects] = process.argv.slice(2);
const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const decode = text =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) => String.fromCodePoint(parseInt(digits, hex ? 16 : 10)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => entities[name])
    .replace(/\\"/g, '"');
const content = (xml, name) => {
  const inner = new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '';
  const cdata = [...inner.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map(match => match[1]).join('');
  return (cdata || decode(inner)).trim();
};
const indent = text => text.split('\n').slice(0, 12).map(line => `      ${line.trimEnd()}`).join('\n');

const lines = [];
const failed = [];
const skipped = [];
let passed = 0;

for (const project of projects) {
  const [name, file] = project.split(/=(.*)/s);
  const xml = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!xml.includes('</assemblies>')) {
    lines.push(`${name}: no result`);
    failed.push([name, 'The test process crashed or ran out of time; see its output above.']);
    continue;
  }

  const before = [passed, failed.length, skipped.length];
  for (const [, attributes, body] of xml.matchAll(/<test ([^>]*?)(?:\/>|>([\s\S]*?)<\/test>)/g)) {
    const attribute = key => decode(new RegExp(`(?:^| )${key}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    const result = attribute('result');
    if (result === 'Pass') passed++;
    else if (result === 'Fail') failed.push([attribute('name'), content(body ?? '', 'message')]);
    else if (result === 'Skip') skipped.push([attribute('name'), content(body ?? '', 'reason')]);
  }
  for (const [, attributes, body] of xml.matchAll(/<error ([^>]*)>([\s\S]*?)<\/error>/g)) {
    failed.push([`${name}: ${decode(/name="([^"]*)"/.exec(attributes)?.[1] ?? 'error outside of a test')}`, content(body, 'message')]);
  }

  const seconds = Number(/<assembly [^>]*?\btime="([\d.]+)"/.exec(xml)?.[1] ?? 0).toFixed(1);
  lines.push(
    `${name}: ${passed - before[0]} passed, ${failed.length - before[1]} failed, ${skipped.length - before[2]} skipped, ${seconds} s of tests`,
  );
}

const list = (title, tests) => {
  if (tests.length > 0) lines.push('', `${title}:`, ...tests.map(([test, reason]) => `   ${test}\n${indent(reason)}`));
};
list('Failed', failed);
list(noSkips === 'true' ? 'Skipped, which counts as a failure here' : 'Skipped', skipped);
if (passed + failed.length === 0) lines.push('', 'No test ran.');

writeFileSync(summaryFile, `== Results\n${lines.join('\n')}\n\n`);
console.log(`${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exitCode = failed.length > 0 || passed === 0 || (noSkips === 'true' && skipped.length > 0) ? 1 : 0;
