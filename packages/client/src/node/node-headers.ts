import type { IncomingMessage } from "node:http";

/** An answer's headers: one of them straight from the message, all of them by a real `Headers`. They cannot be changed. */
export class NodeHeaders implements Headers {
  readonly #message: IncomingMessage;
  #real: Headers | undefined;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get(name: string): string | null {
    const value: string | string[] | undefined = this.#message.headers[String(name).toLowerCase()];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  getSetCookie(): string[] {
    return this.#all().getSetCookie();
  }

  entries(): ReturnType<Headers["entries"]> {
    return this.#all().entries();
  }

  keys(): ReturnType<Headers["keys"]> {
    return this.#all().keys();
  }

  values(): ReturnType<Headers["values"]> {
    return this.#all().values();
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  [Symbol.iterator](): ReturnType<Headers["entries"]> {
    return this.entries();
  }

  append(): never {
    throw new TypeError(unchangeable);
  }

  delete(): never {
    throw new TypeError(unchangeable);
  }

  set(): never {
    throw new TypeError(unchangeable);
  }

  #all(): Headers {
    this.#real ??= allHeaders(this.#message);
    return this.#real;
  }
}

const unchangeable = "an answer's headers cannot be changed";

/** A real one with every header that came. */
export function allHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  return headers;
}
