import { answerFieldsOf, findField, parametersOf } from "../../fields.ts";
import type { Schemas } from "../../mend.ts";
import { isNode, type Node } from "../../node.ts";
import type { Provenance } from "../../provenance.ts";
import { answerOf } from "../../samples.ts";
import { Annotation } from "../annotation.ts";
import { readExpression } from "./expression.ts";
import { listOf } from "./resources.ts";

export const effectKey = "x-acs-resource";

const keys =
  "resource verb stateful in where refuses result times each sets adds removes share errors token unlisted sure note".split(
    " ",
  );

/** `x-acs-resource` of an operation: what it does to which records. What it names must be there. */
export function checkEffect(operation: Node, kinds: readonly string[], schemas: Schemas, provenance: Provenance): void {
  if (operation[effectKey] === undefined) return;
  const it = new Annotation(`${effectKey} of ${operation.operationId}`, [[operation, effectKey]], provenance);
  const effect = it.map(operation[effectKey], "itself", keys);
  it.known(effect.resource, "resource", kinds);
  it.text(effect.verb, "verb");
  it.word(effect.stateful, "stateful", ["full", "part", "static"]);
  const parameters = parametersOf(operation);
  const parameter = (path: string) => {
    if (!parameters.has(path)) it.known(path.split(/\.|\[\]/)[0], "parameter", parameters.keys());
  };
  const expression = (text: unknown, what: string) => {
    const found = readExpression(it, text, what);
    for (const kind of found.kinds) it.known(kind, "resource", kinds);
    found.parameters.forEach(parameter);
  };
  it.texts(effect.in, "in").forEach(parameter);
  if (effect.token !== undefined) parameter(it.text(effect.token, "token"));
  for (const key of ["times", "each"]) if (effect[key] !== undefined) expression(effect[key], key);
  for (const { when, code } of listOf(effect.refuses)) {
    expression(`=1 when ${it.text(when, "refuses[].when")}`, "refuses[].when");
    it.text(code, "refuses[].code");
  }
  for (const [target, text] of Object.entries((effect.sets ?? {}) as Node)) {
    it.known(target.split(".")[0], "resource", kinds);
    expression(text, `sets.${target}`);
  }
  for (const key of ["adds", "removes"]) {
    for (const one of listOf(effect[key])) {
      it.known(one.resource, "resource", kinds);
      for (const inner of ["each", "times", "value"]) {
        if (one[inner] !== undefined) expression(one[inner], `${key}[].${inner}`);
      }
      for (const [field, text] of Object.entries((one.set ?? {}) as Node)) expression(text, `${key}[].set.${field}`);
    }
  }
  if (effect.unlisted !== undefined) {
    const unlisted = it.map(effect.unlisted, "unlisted", ["takes", "answers"]);
    for (const key of ["takes", "answers"]) {
      for (const [name, type] of Object.entries((unlisted[key] ?? {}) as Node)) {
        it.word(type, `unlisted.${key}.${name}`, ["string", "integer", "boolean"]);
      }
    }
  }
  if (isNode(effect.share)) {
    for (const name of [effect.share.with, effect.share.without]) if (name !== undefined) parameter(String(name));
  }
  checkResult(it, effect, operation, schemas, expression);
  if (effect.sure !== false) checkCodes(it, effect, operation);
}

function checkResult(
  it: Annotation,
  { result }: Node,
  operation: Node,
  schemas: Schemas,
  expression: (text: unknown, what: string) => void,
): void {
  if (result === undefined || result === "record") return;
  const fields = answerFieldsOf(answerOf(operation), schemas);
  for (const [path, text] of Object.entries(it.map(result, "result"))) {
    const found = findField(path, fields, schemas);
    if ("missing" in found) it.known(found.missing, "field", found.known);
    expression(text, `result.${path}`);
  }
}

/** An operation fails with the codes that it documents; one that is not sure may take another's. */
function checkCodes(it: Annotation, { errors = {} }: Node, operation: Node): void {
  const rows = Object.values((operation["x-acs-errors"] ?? {}) as Record<string, Node[]>).flat();
  const known = rows.map(({ code }) => String(code));
  for (const codes of Object.values(it.map(errors, "errors"))) {
    for (const code of isNode(codes) ? Object.values(codes) : [codes].flat()) it.known(code, "error code", known);
  }
}
