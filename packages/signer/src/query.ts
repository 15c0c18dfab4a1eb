/**
 * Names and values of a query as a server reads them: `+` is a space, a name without `=` has the empty value.
 *
 * @param search what follows the `?`, without it
 * @throws TypeError where percent-encoding is malformed: servers disagree about what that means
 */
export function parseQuery(search: string): [name: string, value: string][] {
  const query: [string, string][] = [];
  for (const pair of search.split("&")) {
    if (!pair) continue;
    const at = pair.indexOf("=");
    query.push(at < 0 ? [decode(pair), ""] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]);
  }
  return query;
}

function decode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new TypeError("the query of the URL has malformed percent-encoding"); // no value: it may be a password
  }
}
