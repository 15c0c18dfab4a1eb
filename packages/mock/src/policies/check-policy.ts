import { isRecord } from "../check.ts";
import { operators } from "./operators.ts";
import { list } from "./policy.ts";

/**
 * Says what is wrong with a policy document before anything is asked of it.
 *
 * @param at where it was given: `createMock: accounts.1.users.reader.policies[0]`
 * @throws {TypeError}
 */
export function checkPolicy(policy: unknown, at: string): void {
  if (!isRecord(policy)) throw new TypeError(`${at} is not a policy document: it needs a Statement`);
  const statements = list(policy.Statement);
  if (statements.length === 0) throw new TypeError(`${at} has no Statement`);
  for (const [index, statement] of statements.entries()) checkStatement(statement, `${at}, statement ${index + 1}`);
}

const names = new Set(["Effect", "Action", "NotAction", "Resource", "Condition", "Sid"]);

function checkStatement(statement: unknown, at: string): void {
  if (!isRecord(statement)) throw new TypeError(`${at} is not an object`);
  const { Effect, Action, NotAction, Resource, Condition = {} } = statement;
  for (const name of Object.keys(statement)) {
    if (!names.has(name)) throw new TypeError(`${at}: there is no ${name} in a statement`);
  }
  if (Effect !== "Allow" && Effect !== "Deny") throw new TypeError(`${at}: Effect is neither Allow nor Deny`);
  if ((Action === undefined) === (NotAction === undefined)) {
    throw new TypeError(`${at}: give Action or NotAction, one of them`);
  }
  for (const [name, value] of Object.entries({ Action: Action ?? NotAction, Resource })) {
    const texts = list(value);
    if (texts.length === 0 || texts.some((text) => typeof text !== "string")) {
      throw new TypeError(`${at}: ${name} is not a text, or a list of texts`);
    }
  }
  if (!isRecord(Condition)) throw new TypeError(`${at}: Condition is not an object`);
  for (const [operator, keys] of Object.entries(Condition)) {
    if (!Object.hasOwn(operators, operator)) {
      throw new TypeError(`${at}: there is no operator ${operator}; there are ${Object.keys(operators).join(", ")}`);
    }
    if (!isRecord(keys)) throw new TypeError(`${at}: ${operator} is not an object of values by condition key`);
  }
}
