import type { MockProduct } from "../types.ts";
import { compile } from "./expression.ts";

/** Words for what an operation came to as a whole; everything else is an expression. */
const results = /^@(new|count|failed|record|stored|each|batch)$/;

/**
 * Reads every expression of a product's tables, which is otherwise done at first use.
 *
 * @returns what is not understood, with its resource or operation, its place and its text
 */
export function checkTables({ resources = {}, operations }: MockProduct): string[] {
  const problems: string[] = [];
  const check = (at: string, texts: Readonly<Record<string, string>> = {}) => {
    for (const [name, text] of Object.entries(texts)) {
      try {
        compile(text);
      } catch (error) {
        problems.push(`${at}.${name}: ${(error as Error).message}`);
      }
    }
  };
  for (const [kind, { fields, transitions = [] }] of Object.entries(resources)) {
    check(`${kind}: fields`, fields);
    for (const one of transitions) if (one.while) check(`${kind}: transitions`, { while: `=1 when ${one.while}` });
    for (const { to } of transitions) if (/^[$@=]|^map /.test(to)) check(`${kind}: transitions`, { to });
  }
  for (const [action, { effect }] of Object.entries(operations)) {
    if (!effect) continue;
    const { sets, result, times, each, adds = [], removes = [], refuses = [] } = effect;
    for (const { when } of refuses) check(`${action}: refuses`, { when: `=1 when ${when}` });
    check(`${action}: sets`, sets);
    const fields = Object.entries(typeof result === "object" ? result : {});
    check(`${action}: result`, Object.fromEntries(fields.filter(([, text]) => !results.test(text))));
    check(action, textsOf({ ...(times && { times }), ...(each && { each }) }));
    for (const { set, when, each: items, value } of [...adds, ...removes]) {
      check(`${action}: adds or removes`, set);
      check(
        `${action}: adds or removes`,
        textsOf({ ...(when && { when }), ...(items && { each: items }), ...(value && { value }) }),
      );
    }
  }
  return problems;
}

/** Those of a row that are expressions, a condition as one. */
function textsOf({ when, ...others }: { when?: string; times?: string; each?: string; value?: string }) {
  const texts = { ...others, ...(when !== undefined && { when: `=1 when ${when}` }) };
  return Object.fromEntries(Object.entries(texts).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
