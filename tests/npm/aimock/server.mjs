// Serves the fixtures on a free port of this machine and prints its base address; ends with its standard input.
import { LLMock } from "@copilotkit/aimock";

const mock = new LLMock({ port: 0, host: "127.0.0.1", chunkSize: 3 });

mock.on({ userMessage: /last message of the user:[^]*part-timers/i }, { content: "How much leave do part-timers have?" });
mock.on({ model: "gpt-down" }, { error: { message: "Overloaded", type: "server_error" }, status: 503 });
mock.onMessage("step in", { content: "Another model steps in [1]." });
mock.on(
  { userMessage: /invoice with tax/, hasToolResult: false },
  { toolCalls: [{ name: "calculate", arguments: { expression: "1200 + 19%" } }] },
);
mock.on({ userMessage: /invoice with tax/, hasToolResult: true }, { content: "The total is 1428." });
mock.on(
  { userMessage: /ticket about the printer/, hasToolResult: false },
  { toolCalls: [{ name: "helpdesk_createTicket", arguments: { body: { title: "printer" } } }] },
);
mock.on({ userMessage: /ticket about the printer/, hasToolResult: true }, { content: "The ticket is there." });
mock.onMessage("part-timers", { content: "Part-timers have leave in proportion [1]." });
mock.onMessage("days of leave", { content: "Trains first [2], then 28 days [1], and nothing else [7]." });
mock.onMessage("breaks off", { content: "This begins well and then the line is cut." }, { latency: 50, truncateAfterChunks: 4 });
mock.onMessage("too many", { error: { message: "Rate limit reached", type: "rate_limit_error" }, status: 429 });
mock.onMessage("no key", { error: { message: "Incorrect API key", type: "invalid_request_error" }, status: 401 });
mock.onMessage("down", { error: { message: "Overloaded", type: "server_error" }, status: 503 });

await mock.start();
process.stdout.write(`${mock.url}/v1\n`);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
