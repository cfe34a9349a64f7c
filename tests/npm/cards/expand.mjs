// Reads one JSON object with "template" and "data" per line, and answers each with what the real package makes of it.
import { createInterface } from 'node:readline';
import * as templating from 'adaptivecards-templating';

// The package warns of every $when that cannot be evaluated; answers are the only output.
console.warn = () => {};

const expand = ({ template, data }) => {
  try {
    return { ok: true, value: new templating.Template(template).expand({ $root: data }) };
  } catch (error) {
    return { ok: false, error: String(error?.message ?? error) };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(expand(JSON.parse(line)))}\n`);
}
