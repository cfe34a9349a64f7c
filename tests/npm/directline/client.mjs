/**
 * One DirectLineJS client, steered by lines of JSON: options as the only argument, commands on standard input, and what
 * happens on standard output.
 */
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { XMLHttpRequest } from './xhr.mjs';

globalThis.XMLHttpRequest = XMLHttpRequest;
globalThis.WebSocket = WebSocket;

const { DirectLine } = (await import('botframework-directlinejs')).default;
const say = event => console.log(JSON.stringify(event));
const directLine = new DirectLine({ random: () => 0, ...JSON.parse(process.argv[2]) });

directLine.connectionStatus$.subscribe(status => say({ kind: 'status', status }));

const subscribe = () =>
  directLine.activity$.subscribe(
    activity => say({ kind: 'activity', activity, watermark: directLine.watermark }),
    error => say({ kind: 'error', message: String(error?.message ?? error) })
  );

const post = (key, activity) =>
  directLine.postActivity({ from: { id: 'somebody' }, ...activity }).subscribe(
    id => say({ kind: 'posted', key, id }),
    error => say({ kind: 'refused', key, status: error.status })
  );

const attach = ({ name, text, type }) => ({
  contentType: type,
  contentUrl: URL.createObjectURL(new Blob([text], { type })),
  name
});

const commands = {
  post: ({ key, text }) => post(key, { channelData: { clientActivityID: key }, text, type: 'message' }),
  refresh: () =>
    directLine.refreshToken().subscribe(
      token => say({ kind: 'refreshed', token }),
      error => say({ kind: 'refused', status: error.status })
    ),
  upload: ({ files, key }) =>
    post(key, { attachments: files.map(attach), channelData: { clientActivityID: key }, text: 'files', type: 'message' })
};

subscribe();

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);

  commands[command.op](command);
}

directLine.end();
process.exit(0);
