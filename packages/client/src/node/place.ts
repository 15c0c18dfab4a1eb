/** Where a call goes to, in the words of `node:http`. */
export interface Place {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  /** With its port; `hostname` is without, and without the brackets of an IPv6 address. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  /** With the query. */
  readonly path: string;
}

/** The place of the last call, for most are on one host: parsing a URL is a good part of a call. */
let latest: Place | undefined;

/** @throws TypeError for what is no URL, and for one with a user name, as the platform's `fetch` does */
export function placeOf(text: string): Place {
  if (latest && text.startsWith(latest.origin)) {
    const path = text.slice(latest.origin.length);
    if (/^\/[\w~/-]*(?:\?[\w.~%&=:,+*-]+)?$/.test(path)) return { ...latest, href: text, path }; // stays as it is
  }
  const url = new URL(text);
  if (url.username || url.password) throw new TypeError("a URL with a user name cannot be fetched");
  latest = placeIn(url);
  return latest;
}

/** The same of a URL that has been read. */
export function placeIn({ href, origin, protocol, host, hostname, port, pathname, search }: URL): Place {
  return { href, origin, protocol, host, hostname: hostname.replace(/^\[|\]$/g, ""), port, path: pathname + search };
}
