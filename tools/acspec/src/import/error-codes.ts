import type { FactOperation } from "../facts.ts";
import { hasChinese } from "./chinese.ts";
import { listOf, problem, type Reader, readNode, recordOf, text } from "./node.ts";

type ErrorCodes = NonNullable<FactOperation["errorCodes"]>;

/** Error codes by status. Their texts stay as they are, tabs and all: cleaning them is the composer's work. */
export const readErrorCodes: Reader<ErrorCodes> = (value, at, context) =>
  recordOf(listOf(readErrorCode))(value, at, context);

const readErrorCode: Reader<ErrorCodes[string][number]> = (value, at, context) => {
  const {
    errorCode,
    errorMessage = "",
    ...prose
  } = readNode("errorCode", value, at, context, {
    errorCode: text,
    errorMessage: readMessage,
  });
  if (errorCode === undefined) throw problem(context, at, "an error code needs errorCode; add it");
  return { errorCode, errorMessage, ...prose };
};

const readMessage: Reader<string> = (value, at, context) => {
  const message = text(value, at, context) as string;
  if (!hasChinese(message)) return message;
  context.note("chinese", at);
  return "";
};
