/**
 * Whether policies allow a request: an explicit deny wins, and what no statement allows is denied.
 *
 * @module
 */
import { list, type Policy } from "./policy.ts";
import { type Applies, type Question, statement } from "./statement.ts";

export type Decision =
  | { readonly allowed: true; readonly doubts: readonly string[] }
  | {
      readonly allowed: false;
      readonly by: "ExplicitDeny" | "ImplicitDeny";
      /** For people: which statement, or that none allows it. */
      readonly why: string;
    };

/** Policies, read once. */
export type Decide = (question: Question) => Decision;

interface Rule {
  readonly effect: "Allow" | "Deny";
  readonly applies: Applies;
  readonly name: string;
}

/** @param whose in messages: `the policies of the user reader` */
export function policies(documents: readonly Policy[], whose: string): Decide {
  const rules = documents.flatMap(({ Statement }, at) =>
    list(Statement).map((one, index): Rule => {
      return { effect: one.Effect, applies: statement(one), name: `statement ${index + 1} of policy ${at + 1}` };
    }),
  );
  return (question) => {
    const doubts: string[] = [];
    for (const arn of question.arns ?? [undefined]) {
      const decision = decide(rules, question, arn, whose);
      if (!decision.allowed) return decision;
      doubts.push(...decision.doubts);
    }
    return { allowed: true, doubts };
  };
}

function decide(rules: readonly Rule[], question: Question, arn: string | undefined, whose: string): Decision {
  const { action } = question;
  const what = arn === undefined || arn === "*" ? action : `${action} on ${arn}`;
  const answers = rules.map((rule) => ({ ...rule, answer: rule.applies(question, arn) }));
  const having = (effect: Rule["effect"], answer: true | "unknown") =>
    answers.find((one) => one.effect === effect && one.answer === answer);

  const denies = having("Deny", true);
  if (denies) return { allowed: false, by: "ExplicitDeny", why: `${denies.name} in ${whose} denies ${what}` };
  const allows = having("Allow", true);
  const perhaps = allows ? undefined : having("Allow", "unknown");
  if (!allows && !perhaps) return { allowed: false, by: "ImplicitDeny", why: `nothing in ${whose} allows ${what}` };

  const unsure = [perhaps, having("Deny", "unknown")].flatMap((rule) => rule?.name ?? []);
  return {
    allowed: true,
    doubts: unsure.map((name) => `whether ${name} in ${whose} speaks of ${what} is not known, let through`),
  };
}
