/**
 * A statement, read once and asked for each request.
 *
 * Some answers are `"unknown"`: whether the service compares a resource that no document names, what a key holds that
 * the mock does not have. Who decides takes the milder side.
 *
 * @module
 */
import { operators } from "./operators.ts";
import { type ConditionOperator, list, type Statement } from "./policy.ts";
import { type Fits, wildcard } from "./wildcard.ts";

/** What a policy is asked about a request. */
export interface Question {
  /** `ens:RunInstances` */
  readonly action: string;
  /** Resource names, of which each must be allowed; `undefined` if no document says which. */
  readonly arns: readonly string[] | undefined;
  /** By key in lower case: `acs:sourceip`. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

type Answer = true | false | "unknown";

/** Whether a statement speaks of a request, and of one of its resources. */
export type Applies = (question: Question, arn: string | undefined) => Answer;

export function statement({ Action, NotAction, Resource, Condition = {} }: Statement): Applies {
  const actions = list(Action ?? NotAction).map((pattern) => wildcard(pattern, "i"));
  const named = Action !== undefined;
  const resources = list(Resource).map(resource);
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      condition(operator as ConditionOperator, key.toLowerCase(), list(values).map(String)),
    ),
  );
  return (question, arn) => {
    if (actions.some((fits) => fits(question.action)) !== named) return false;
    return all([any(resources.map((fits) => fits(arn))), ...conditions.map((holds) => holds(question))]);
  };
}

const any = (answers: readonly Answer[]): Answer =>
  answers.includes(true) || (answers.includes("unknown") && "unknown");
const all = (answers: readonly Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes("unknown") ? "unknown" : true;

/** Region and account of a request's resource may be left open (`*`, nothing): then they fit any pattern. */
function resource(pattern: string): (arn: string | undefined) => Answer {
  if (pattern === "*") return () => true;
  const parts = split(pattern).map((part) => wildcard(part));
  const whole = wildcard(pattern);
  return (arn) => {
    if (arn === undefined) return "unknown";
    if (whole(arn)) return true;
    const asked = split(arn);
    const open = (part: string, at: number): boolean => (at === 2 || at === 3) && (part === "*" || part === "");
    return asked.length === parts.length && asked.every((part, at) => open(part, at) || (parts[at] as Fits)(part));
  };
}

/** `acs:ens:region:account:name`; the name may hold colons. */
const split = (arn: string): string[] => /^([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(arn)?.slice(1) ?? [arn];

function condition(name: ConditionOperator, key: string, values: readonly string[]): (question: Question) => Answer {
  const { compare, negated } = operators[name];
  return ({ context }) => {
    const sent = context.get(key);
    if (!sent) return "unknown";
    return sent.some((text) => values.some((value) => compare(text, value))) !== negated;
  };
}
