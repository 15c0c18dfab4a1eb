/**
 * An answer of `node:http` as a `Response`.
 *
 * A real one costs as much as the rest of a call. What is asked of nearly every answer is read straight from the message
 * (status, a header, the body as a whole); for anything else a real one is made then.
 *
 * @module
 */
import type { IncomingMessage } from "node:http";
import { allHeaders, NodeHeaders } from "./node-headers.ts";

export class NodeResponse implements Response {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly #message: IncomingMessage;
  readonly #signal: AbortSignal | undefined;
  #headers: Headers | undefined;
  #failure: Error | undefined;
  #used = false;
  #real: Response | undefined;

  constructor(message: IncomingMessage, url: string, signal: AbortSignal | undefined) {
    this.status = message.statusCode ?? 0;
    this.statusText = message.statusMessage ?? "";
    this.url = url;
    this.#message = message;
    this.#signal = signal;
    message.on("error", (error) => {
      this.#failure = error; // also if nobody reads yet
    });
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get redirected(): boolean {
    return false;
  }

  get type(): ResponseType {
    return "basic";
  }

  get headers(): Headers {
    this.#headers ??= new NodeHeaders(this.#message);
    return this.#headers;
  }

  get bodyUsed(): boolean {
    return this.#real?.bodyUsed ?? this.#used;
  }

  get body(): Response["body"] {
    return this.#used ? null : this.#whole().body;
  }

  async text(): Promise<string> {
    return this.#real ? this.#real.text() : textOf(await this.#read());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#real ? new Uint8Array(await this.#real.arrayBuffer()) : copy(await this.#read());
  }

  async blob(): Promise<Blob> {
    return this.#whole().blob();
  }

  async formData(): Promise<FormData> {
    return this.#whole().formData();
  }

  clone(): Response {
    return this.#whole().clone();
  }

  #whole(): Response {
    if (this.#used) throw new TypeError(alreadyRead);
    if (this.#real) return this.#real;
    const { status, statusText } = this;
    const body = /^(204|205|304)$/.test(String(status)) ? null : this.#stream();
    this.#real = new Response(body, { status, statusText, headers: allHeaders(this.#message) });
    return this.#real;
  }

  #read(): Promise<Buffer> {
    if (this.#used) return Promise.reject(new TypeError(alreadyRead));
    this.#used = true;
    const message = this.#message;
    if (message.destroyed && !message.readableEnded) return Promise.reject(this.#reason());
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      message.on("data", (chunk: Buffer) => chunks.push(chunk));
      message.on("end", () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
      message.on("close", () => {
        if (!message.readableEnded) reject(this.#reason());
      });
    });
  }

  /** The body in pieces, no faster than they are taken. */
  #stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const message = this.#message;
    return new ReadableStream({
      start: (controller) => {
        if (message.destroyed && !message.readableEnded) return controller.error(this.#reason());
        message.on("data", (chunk: Buffer) => {
          controller.enqueue(copy(chunk));
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.on("end", () => controller.close());
        message.on("close", () => {
          if (!message.readableEnded) controller.error(this.#reason());
        });
      },
      pull: () => void message.resume(),
      cancel: () => void message.destroy(),
    });
  }

  /** Why the body broke off. */
  #reason(): unknown {
    return this.#signal?.aborted ? this.#signal.reason : new TypeError("terminated", { cause: this.#failure });
  }
}

const alreadyRead = "Body is unusable: it has been read";

let decoder: TextDecoder | undefined;

/** As the platform reads a text: without the mark of its byte order. */
function textOf(bytes: Buffer): string {
  decoder ??= new TextDecoder();
  return decoder.decode(bytes);
}

/** With a buffer of its own: small buffers of Node's share one. */
function copy(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
