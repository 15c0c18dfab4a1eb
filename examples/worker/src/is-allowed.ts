const encoder = new TextEncoder();

/** Whether the request bears the token. Takes as long for a token that is nearly right as for any other. */
export async function isAllowed(request: Request, token: string): Promise<boolean> {
  if (!token) return false; // a secret that was never set opens nothing
  const [theirs, ours] = await Promise.all([hash(request.headers.get("authorization") ?? ""), hash(`Bearer ${token}`)]);
  return theirs.reduce((differs, byte, at) => differs | (byte ^ (ours[at] ?? 0)), 0) === 0;
}

async function hash(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}
