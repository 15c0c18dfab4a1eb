import type { FactOperation, FactParameter, Facts } from "../facts.ts";
import { pointer } from "../problem.ts";
import { composeErrors } from "./errors.ts";
import { extension, type Node, node } from "./node.ts";
import { composeParameter } from "./parameter.ts";
import { type Placed, templateName, templateNames } from "./paths.ts";
import type { Context } from "./provenance.ts";
import { composeRamAction } from "./ram.ts";
import { type BodyParameter, composeRequestBody } from "./request-body.ts";
import { composeResponses } from "./responses.ts";
import { composeSample } from "./samples.ts";
import { ownSecurity } from "./security.ts";

/** What an operation needs to know of the document around it. */
export interface Surroundings {
  info: Facts["info"];
  groups: readonly string[] | undefined;
  security: unknown;
}

/** An operation, its facts in the order in which people read them. */
export function composeOperation(facts: FactOperation, placed: Placed, around: Surroundings, context: Context): Node {
  const {
    path: _path,
    methods,
    schemes,
    security,
    deprecated,
    consumes,
    produces,
    operationType,
    systemTags,
    staticInfo,
    parameters,
    responses: _responses,
    errorCodes,
    responseDemo,
    ramActions,
    changeSet,
    title,
    summary,
    description,
    ...others
  } = facts;
  const { action } = placed;
  const { product, version, style } = around.info;
  const at = pointer("apis", action);
  const [plain, hosts, bodies] = sortParameters(parameters ?? [], placed, style, context);
  const responses = composeResponses(facts, `${at}/responses`, style === "RPC", context);
  const operation = node([
    ["operationId", action],
    ["tags", around.groups?.length ? around.groups : undefined],
    ["summary", text(summary) ?? text(title)],
    ["description", text(description)],
    [
      "externalDocs",
      { url: `https://api.alibabacloud.com/document/${encodeURIComponent(product)}/${version}/${action}` },
    ],
    ["deprecated", deprecated === true ? true : undefined],
    ["security", ownSecurity(security, around.security)],
    ["x-acs-methods", methods],
    ["x-acs-schemes", schemes],
    ["x-acs-path", placed.path],
    ["x-acs-operation-type", operationType],
    ["x-acs-system-tags", systemTags],
    ["x-acs-static-info", staticInfo],
    ["x-acs-consumes", consumes],
    ["x-acs-produces", produces],
    ["x-acs-ram", ramActions?.map(composeRamAction)],
    ["x-acs-change-history", changeSet?.map(composeChange)],
    ["x-acs-errors", errorCodes && composeErrors(errorCodes, `${at}/errorCodes`, context)],
    ...Object.entries(others).map(([fact, value]) => [extension(fact), value] as const),
    ["x-acs-host-parameters", hosts.length > 0 ? hosts : undefined],
    ["parameters", plain.length > 0 ? plain : undefined],
    ["requestBody", composeRequestBody(bodies, consumes, style === "RPC", context)],
    ["responses", responses],
  ]);
  context.provenance.say(operation, { from: "upstream", pointer: at });
  composeSample(operation, responseDemo, `${at}/responseDemo`, context);
  return operation;
}

/** A change and its day; the time of day only where upstream knows it. */
function composeChange({ createdAt, description, ...others }: { createdAt?: string; description: string }): Node {
  const [date, time] = createdAt?.split("T") ?? [];
  const isMidnight = time === undefined || /^00:00:00(\.0+)?Z?$/.test(time);
  return node([
    ["date", date],
    ["time", isMidnight ? undefined : time],
    ["description", description],
    ...Object.entries(others),
  ]);
}

/** Parameters by where OpenAPI has them: in the list, nowhere (the host), in the body. */
function sortParameters(
  parameters: readonly FactParameter[],
  placed: Placed,
  style: Facts["info"]["style"],
  context: Context,
): [plain: Node[], hosts: Node[], bodies: BodyParameter[]] {
  const plain: Node[] = [];
  const hosts: Node[] = [];
  const bodies: BodyParameter[] = [];
  const names = style === "RPC" ? [] : templateNames(placed.path ?? placed.key);
  const seen = new Set<string>();
  for (const [index, upstream] of parameters.entries()) {
    const parameter = upstream.in === "path" ? { ...upstream, name: templateName(upstream.name) } : upstream;
    const at = pointer("apis", placed.action, "parameters", index);
    const identity = `${parameter.in} ${parameter.name}`;
    if (seen.has(identity)) context.provenance.note(at, `${identity} is there already; left out`);
    else if (parameter.in === "path" && !names.includes(parameter.name)) {
      context.provenance.note(at, `${parameter.name} is not in the path's template; left out`);
    } else if (parameter.in === "formData" || parameter.in === "body") bodies.push([parameter, at]);
    else (parameter.in === "host" ? hosts : plain).push(composeParameter(parameter, at, context));
    seen.add(identity);
  }
  for (const name of names.filter((name) => !seen.has(`path ${name}`))) {
    plain.push(undeclared(name, pointer("apis", placed.action, "path"), context));
  }
  return [plain, hosts, bodies];
}

/** A name in the path's template that no parameter declares. */
function undeclared(name: string, at: string, { provenance }: Context): Node {
  provenance.note(at, `${name} is in the path's template but no parameter; made one`);
  const parameter = { name, in: "path", required: true, schema: { type: "string" } };
  provenance.say(parameter, { from: "rule", rule: "a name in the path's template is a parameter" });
  return parameter;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
