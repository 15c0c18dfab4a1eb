import type { Expression, Scope } from "./scope.ts";

export type Condition = (scope: Scope) => boolean;

const form = /^([$@][\w.[\]]+)(?: is (not )?(above )?(\S+))?$/;

/**
 * `$P`, `$P is x`, `$P is not x`, `$P is above 0`, two expressions with `<`, `>` or `!=` between them, several with `and`. A bare name holds for what is given and not false.
 *
 * @throws {SyntaxError} that says which part is none
 */
export function compileCondition(text: string, compile: (text: string) => Expression): Condition {
  const parts = text.split(" and ").map((part) => one(part, compile));
  return (scope) => parts.every((part) => part(scope));
}

function one(part: string, compile: (text: string) => Expression): Condition {
  const [, left, sign = "", right] = /^(.+) (<|>|!=) (.+)$/.exec(part) ?? [];
  if (left !== undefined && right !== undefined) return comparison(compile(left), sign, compile(right));
  const [, name, not, above, word] = form.exec(part) ?? [];
  if (name === undefined) throw new SyntaxError(`"${part}" is no condition: it is like $Name is not word`);
  const value = compile(name);
  if (word === undefined) return (scope) => ![undefined, "", false, "false"].includes(value(scope) as string);
  if (above !== undefined) return (scope) => Number(value(scope) ?? 0) > Number(word) === (not === undefined);
  return (scope) => (String(value(scope)) === word) === (not === undefined);
}

/** By number, or, for `!=`, by text. It does not hold where one of them is absent. */
function comparison(left: Expression, sign: string, right: Expression): Condition {
  return (scope) => {
    const values = [left(scope), right(scope)];
    if (values.some((value) => value === undefined || value === "")) return false;
    const [one, other] = values;
    if (sign === "!=") return String(one) !== String(other);
    return sign === "<" ? Number(one) < Number(other) : Number(one) > Number(other);
  };
}
