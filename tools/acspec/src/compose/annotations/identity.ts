import { parametersOf } from "../fields.ts";
import type { Schemas } from "../mend.ts";
import { isNode, type Node } from "../node.ts";
import type { Provenance } from "../provenance.ts";
import { answerOf } from "../samples.ts";
import { Annotation } from "./annotation.ts";
import { follow } from "./path.ts";

export const identityKey = "x-acs-identity";

const facts = [
  ...["type", "accountId", "principalId", "userId", "roleId", "arn", "sessionArn"],
  ...["accessKeyId", "accessKeySecret", "securityToken", "expiration"],
];

/**
 * `x-acs-identity`: that an operation hands out the keys of a role, or says whose the caller's are; by which parameters,
 * and where in its answer.
 */
export function checkIdentity(operation: Node, schemas: Schemas, provenance: Provenance): void {
  if (operation[identityKey] === undefined) return;
  const holders = [[operation, identityKey]] as const;
  const it = new Annotation(`${identityKey} of ${operation.operationId}`, holders, provenance);
  const parameters = [...parametersOf(operation).keys()];
  const { role, answer } = it.map(operation[identityKey], "itself", ["role", "answer"]);
  if (role !== undefined) {
    const { errors, ...names } = it.map(role, "role", ["arn", "session", "seconds", "policy", "errors"]);
    if (names.arn === undefined) it.refuse("needs role.arn");
    for (const name of Object.values(names)) it.known(name, "parameter", parameters);
    const codes = it.map(errors, "role.errors", ["notFound", "policy", "denied"]);
    for (const kind of ["notFound", "policy"]) it.text(codes[kind], `role.errors.${kind}`);
  }
  const schema = answerOf(operation)?.schema;
  for (const [path, fact] of Object.entries(it.map(answer, "answer"))) {
    const text = it.text(fact, `answer.${path}`);
    if (text.startsWith("$")) it.known(text.slice(1), "parameter", parameters);
    else it.word(text, `answer.${path}`, facts);
    const found = isNode(schema) ? follow(path, schema, schemas) : { missing: path, known: [] };
    if ("missing" in found) it.known(found.missing, "field", found.known);
  }
}
