import { spawn } from "node:child_process";

/** A language server, spoken to over its standard input and output. */
export interface LanguageServer {
  readonly ask: <Answer>(method: string, params: object) => Promise<Answer>;
  readonly tell: (method: string, params: object) => void;
  readonly stop: () => void;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What it asks of the editor is answered by nothing. */
export function startLanguageServer(command: string, args: readonly string[], folder: string): LanguageServer {
  const server = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<unknown, (message: Message) => void>();
  let received = Buffer.alloc(0);
  let asked = 0;

  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const take = (message: Message): void => {
    if (message.method === undefined) waiting.get(message.id)?.(message);
    else if (message.id !== undefined) send({ id: message.id, result: null });
  };
  server.stdout.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = received.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, Math.max(0, head)).toString())?.[1]);
      const end = head + 4 + length;
      if (head < 0 || received.length < end) return;
      take(JSON.parse(received.subarray(head + 4, end).toString()));
      received = received.subarray(end);
    }
  });

  return {
    ask: <Answer>(method: string, params: object) =>
      new Promise<Answer>((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error) reject(new Error(`${method}: ${error.message}`));
          else resolve(result as Answer);
        });
        send({ id, method, params });
      }),
    tell: (method, params) => send({ method, params }),
    stop: () => void server.kill(),
  };
}
