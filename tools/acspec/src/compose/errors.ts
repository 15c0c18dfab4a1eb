import type { FactOperation } from "../facts.ts";
import { extension, type Node, node } from "./node.ts";
import type { Context } from "./provenance.ts";

/** Error codes by status. Blanks around codes and messages are slips; `%s` stands for a name. */
export function composeErrors(
  errorCodes: NonNullable<FactOperation["errorCodes"]>,
  at: string,
  context: Context,
): Node | undefined {
  const statuses = Object.entries(errorCodes).filter(([, rows]) => rows.length > 0);
  if (statuses.length === 0) return undefined;
  return node(
    statuses.map(([status, rows]) => [
      status,
      rows.map((row, index) => composeError(row, `${at}/${status}/${index}`, context)),
    ]),
  );
}

function composeError(row: Node, at: string, context: Context): Node {
  const { errorCode, errorMessage, description, ...others } = row;
  const upstreamCode = String(errorCode ?? "");
  const upstreamMessage = String(errorMessage ?? "");
  const [code, message] = [upstreamCode.trim(), upstreamMessage.trim()];
  const error = node([
    ["code", code],
    ["message", message],
    ["template", `${code} ${message}`.includes("%s") ? true : undefined],
    ["upstreamCode", code === upstreamCode ? undefined : upstreamCode],
    ["upstreamMessage", message === upstreamMessage ? undefined : upstreamMessage],
    ["description", description || undefined],
    ...Object.entries(others).map(([fact, value]) => [extension(fact), value] as const),
  ]);
  context.provenance.say(error, { from: "upstream", pointer: at });
  return error;
}
