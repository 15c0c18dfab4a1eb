/**
 * A failed call as commands for a shell, to look into it or to show it to support. An entry of its own, so that
 * programs which never ask do not carry it.
 *
 * @module
 */
import { enc } from "@acskit/signer";
import { type AcsError, exchangeOf } from "./acs-error.ts";
import type { WireRequest } from "./wire-request.ts";

/** A call as two commands. */
export interface Reproduction {
  /** The request as it was sent, without its signature: credentials are not in it. */
  readonly curl: string;
  /** For the vendor's command line, which signs by its own profile. */
  readonly aliyun: string;
}

/** Names whose values are shown; any other may hold a secret. */
const harmless = /(Id|Ids|Type|Status|Size|Number|Version|Protocol|Port|Network)(\.\d+)?$/;
const suspicious = /key|token|secret|pass|pwd|user_?data/i;
const harmlessValue = /^[\w.:,"[\]-]{1,200}$/;

/**
 * The commands that repeat a failed call. Values stand in them only where name and value are surely no secret; in place
 * of others stands the parameter's name, `<Password>`, for a person to fill in.
 *
 * @example
 * if (isAcsError(error)) console.error(reproduce(error)?.aliyun);
 *
 * @returns nothing for an error that no call was made for
 */
export function reproduce(error: AcsError): Reproduction | undefined {
  const sent = exchangeOf(error).request as WireRequest | undefined;
  return sent?.url === undefined ? undefined : { curl: curl(sent), aliyun: aliyun(sent) };
}

function curl(sent: WireRequest): string {
  const { method, headers, url } = sent;
  const query = encoded(pairs(sent, url.split("?")[1]));
  const form = formOf(sent);
  const names = ["accept", "content-type", "x-acs-action", "x-acs-version"].filter((name) => headers[name]);
  return [
    `curl -X ${method} ${quote(`${place(sent)}${query && `?${query}`}`)}`,
    ...names.map((name) => `-H ${quote(`${name}: ${headers[name]}`)}`),
    ...(sent.body ? [`--data-raw ${quote(form ? encoded(form) : "<body>")}`] : []),
  ].join(" ");
}

/** A query or a form, but for the places of values. */
function encoded(parameters: [string, string][]): string {
  return parameters.map(([name, value]) => `${name}=${value[0] === "<" ? value : enc(value)}`).join("&");
}

function aliyun(sent: WireRequest): string {
  const { product, row, method, headers, url, origin } = sent;
  const version = headers["x-acs-version"];
  const parameters = [...pairs(sent, url.split("?")[1]), ...(formOf(sent) ?? [])];
  return [
    `aliyun ${product.name.toLowerCase()} ${row.path ? `${method} ${quote(row.path)}` : row.action}`,
    ...parameters.map(([name, value]) => `--${/^[\w.-]+$/.test(name) ? name : quote(name)} ${quote(value)}`),
    ...(sent.body && !formOf(sent) ? ["--body '<body>'"] : []),
    `--endpoint ${origin.replace(/^https:\/\//, "")} --version ${version} --force`,
  ].join(" ");
}

/** Host and path; of a path with parameters, the pattern. */
function place({ origin, row }: WireRequest): string {
  return `${origin}${row.path ?? "/"}`;
}

function formOf(sent: WireRequest): [string, string][] | undefined {
  const { body, headers } = sent;
  const isForm = headers["content-type"] === "application/x-www-form-urlencoded";
  return isForm && typeof body === "string" ? pairs(sent, body) : undefined;
}

/** Names and values, as far as they may be shown. */
function pairs({ row }: WireRequest, text = ""): [string, string][] {
  const secrets = new Set(row.secrets?.split(" "));
  return [...new URLSearchParams(text)].map(([name, value]) => {
    const isSecret = secrets.has(name.split(".", 1)[0] as string) || suspicious.test(name);
    const isShown = !isSecret && harmless.test(name) && harmlessValue.test(value);
    return [name, isShown ? value : `<${name}>`];
  });
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
