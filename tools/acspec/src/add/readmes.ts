/**
 * The READMEs that a new product's packages start with.
 *
 * @module
 */
import type { Example } from "./example.ts";
import type { Names } from "./names.ts";

const keys = 'accessKeyId: "testid", accessKeySecret: "testsecret"';

export function clientReadme(
  { folder, type, constant, title }: Names,
  example: Example | undefined,
  regionId: string | undefined,
  operations: number,
): string {
  const region = regionId === undefined ? "" : `\n  regionId: ${JSON.stringify(regionId)},`;
  const small = example
    ? `
## A program that must stay small

Operations are constants, too. What is not imported is not bundled:

\`\`\`ts
import { createClient, ${constant}, ${example.action} } from "@acskit/${folder}/actions";

const client = createClient(${constant}, { credentials: { ${keys} } });
await client.call(${example.action}, ${example.argument || "{}"});
\`\`\`
`
    : "";
  return `# @acskit/${folder}

A typed client for the Alibaba Cloud API ${title}: ${methods(operations)}, signed, on \`fetch\`. ESM; Node 20.19 and newer, browsers, workers, Deno, Bun.

    npm install @acskit/${folder}

\`\`\`ts
import { create${type}Client${example ? ", isAcsError" : ""} } from "@acskit/${folder}";

const client = create${type}Client({${region}
  credentials: { ${keys} },
});
${example ? call(example) : ""}\`\`\`

- Parameters and fields have the names that they have on the wire.
- What is required is required; enums and error codes are unions; enums of answers stay open for values that come later.
- \`client.api\` is the [openapi-fetch](https://openapi-ts.dev/openapi-fetch/) client underneath. Its middlewares see the methods' requests, too.
${small}
**CommonJS**: \`require("@acskit/${folder}")\` works on Node 20.19 and newer, of the line 22 from 22.12 on.

In tests, [\`@acskit/${folder}-mock\`](https://www.npmjs.com/package/@acskit/${folder}-mock) answers in the service's place.

Documentation: [a first call](../../docs/first-call.md), [errors](../../docs/errors.md), [retries](../../docs/retries.md), [all pages](../../docs/README.md).
`;
}

function methods(operations: number): string {
  if (operations === 1) return "a method for its one operation";
  return `a method for each of its ${operations} operations`;
}

function call({ action, method, argument }: Example): string {
  return `
try {
  const answer = await client.${method}(${argument});
  console.log(answer);
} catch (error) {
  if (isAcsError(error, "${action}")) console.error(error.code, error.requestId);
  else throw error;
}
`;
}

export function mockReadme({ folder, type, title }: Names, example: Example | undefined): string {
  const called = example
    ? `
await client.${example.method}(${example.argument});
console.log(mock.calls("${example.action}")); // what was received, and the status of the answer
`
    : "";
  return `# @acskit/${folder}-mock

The Alibaba Cloud API ${title}, for tests: all of its operations, checked and answered as the service does, without a network.

    npm install @acskit/${folder}
    npm install --save-dev @acskit/${folder}-mock

\`\`\`ts
import { create${type}Client } from "@acskit/${folder}";
import { create${type}Mock } from "@acskit/${folder}-mock";

const mock = create${type}Mock({ accessKeys: { testid: "testsecret" } });
const client = create${type}Client({
  credentials: { ${keys} },
  fetch: mock.fetch,
});
${called}\`\`\`

With MSW: \`setupServer(...mswHandlers(mock))\`, from \`@acskit/mock/msw\`. What is checked, and how the mock differs from the service, is told in [\`@acskit/mock\`](https://www.npmjs.com/package/@acskit/mock).

## As a server

For any client, in any language:

    npx @acskit/${folder}-mock --port 4010 --access-key testid:testsecret

It prints where it listens and a line for each call (status, action, error code; no parameters, no secrets). \`--host 0.0.0.0\` lets other machines in, \`--port 0\` takes a free port, \`--access-key\` may be repeated. It stops at Ctrl-C.

| exit code | |
| --- | --- |
| 0 | stopped by a signal |
| 2 | cannot start: a flag it does not know, a malformed key, a port in use. One line says which |

Documentation: [mocking](../../docs/mocking.md), [how a mock differs](../../docs/mock-differences.md), [all pages](../../docs/README.md).
`;
}
