// Loaded before a sample by `--import`: calls of `fetch` are answered by mocks, and nothing reaches a network.
// MOCKS: the modules of the mocks, as a list in JSON.
const mocks = [];
for (const module of JSON.parse(process.env.MOCKS ?? "[]")) {
  const made = Object.entries(await import(module)).filter(([name]) => /^create\w+Mock$/.test(name));
  for (const [, create] of made) mocks.push(create({ accessKeys: { testid: "testsecret" } }));
}

/** Hosts that samples call and no mock plays. */
const others = {
  "keys.example.com": () => ({ id: "testid", secret: "testsecret", token: "", ends: new Date(Date.now() + 3_600_000) }),
};

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { host } = new URL(request.url);
  const mock = mocks.find((candidate) => candidate.matches(request));
  if (mock) return mock.fetch(request);
  if (Object.hasOwn(others, host)) return Response.json(others[host]());
  throw new TypeError(`no mock plays ${host}`);
};
