// An echo bot on the Bot Framework SDK with in-memory state, without authentication. Prints its port.
import { createServer } from 'node:http';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } from 'botbuilder';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const state = new ConversationState(new MemoryStorage());
const turns = state.createProperty('turns');

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await turns.set(context, (await turns.get(context, 0)) + 1);
      await context.sendActivity(`echo: ${context.activity.text}`);
      await next();
    });
  }

  async run(context) {
    await super.run(context);
    await state.saveChanges(context, false);
  }
}

const bot = new EchoBot();
adapter.onTurnError = async (_, error) => console.error(error);

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', async () => {
    try {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
      const answer = {
        status: code => ((response.statusCode = code), answer),
        send: text => (text === undefined ? response.end() : response.end(typeof text === 'string' ? text : JSON.stringify(text))),
        end: () => response.end(),
        header: (name, value) => response.setHeader(name, value),
        socket: response.socket,
      };
      await adapter.process({ body, headers: request.headers, method: request.method }, answer, context => bot.run(context));
    } catch (error) {
      console.error(error);
      response.statusCode = 500;
      response.end();
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`Listening on ${server.address().port}`));
