import type { FactOperation } from "../facts.ts";
import { readChangeSet } from "./change-set.ts";
import { readErrorCodes } from "./error-codes.ts";
import {
  anything,
  type Context,
  flag,
  listOf,
  problem,
  type Reader,
  readNode,
  record,
  recordOf,
  text,
} from "./node.ts";
import { readParameters } from "./parameter.ts";
import { readRamActions } from "./ram-actions.ts";
import { readResponseDemo } from "./response-demo.ts";
import { readResponses } from "./responses.ts";

const methods = ["get", "post", "put", "delete", "patch", "head", "options"] as const;

/** Operations by action. @throws Problem for a name that is no identifier, or two that make one method */
export const readOperations: Reader<Record<string, FactOperation>> = (value, at, context) => {
  const nodes = record(value, at, context);
  const byMethod = new Map<string, string>();
  for (const action of Object.keys(nodes)) {
    const here = `${at}/${action.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(action)) {
      throw problem(
        context,
        here,
        `the action ${JSON.stringify(action)} is no identifier, so no method can be named after it; use letters, digits and _`,
      );
    }
    const method = action.charAt(0).toLowerCase() + action.slice(1);
    const other = byMethod.get(method);
    if (other !== undefined) {
      throw problem(context, here, `${other} and ${action} would both be the method ${method}; rename one of them`);
    }
    byMethod.set(method, action);
  }
  return recordOf(readOperation)(nodes, at, context);
};

const readOperation: Reader<FactOperation> = (value, at, context) => {
  const operation = readNode("operation", filled(value, at, context), at, context, {
    path: text,
    methods: readMethods,
    schemes: listOf(lowered),
    security: listOf(recordOf(listOf(text))),
    consumes: listOf(text),
    produces: listOf(text),
    deprecated: flag,
    operationType: text,
    systemTags: recordOf(anything),
    staticInfo: recordOf(anything),
    eventInfo: anything,
    visibility: anything,
    tags: anything,
    externalDocs: anything,
    parameters: readParameters,
    responses: readResponses,
    errorCodes: readErrorCodes,
    responseDemo: readResponseDemo,
    ramActions: readRamActions,
    flowControl: anything,
    changeSet: readChangeSet,
  });
  if (operation.methods === undefined) {
    throw problem(context, at, `an operation needs methods; add a list of ${methods.join(", ")}`);
  }
  return operation as unknown as FactOperation;
};

const lowered: Reader<string> = (value, at, context) => text(value, at, context)?.toLowerCase();

const readMethods: Reader<string[]> = (value, at, context) => {
  const read = listOf(lowered)(value, at, context) as string[];
  if (read.length === 0) throw problem(context, at, "an operation needs a method; name one, post for instance");
  read.forEach((method, index) => {
    if (!(methods as readonly string[]).includes(method)) {
      throw problem(
        context,
        `${at}/${index}`,
        `${JSON.stringify(method)} is no method; use one of ${methods.join(", ")}`,
      );
    }
  });
  return [...new Set(read)];
};

/** What every operation has, where upstream leaves it out. */
function filled(value: unknown, at: string, context: Context): Record<string, unknown> {
  const usual = { schemes: ["https"], security: [{ AK: [] }], parameters: [] };
  const operation = record(value, at, context);
  const missing = Object.keys(usual).filter((part) => operation[part] == null);
  if (missing.length > 0) context.note("missingPart", at, missing.join(", "));
  return { ...usual, ...Object.fromEntries(Object.entries(operation).filter(([, part]) => part != null)) };
}
