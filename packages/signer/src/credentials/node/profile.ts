import { type Fail, failing } from "../credentials-error.ts";

/** One profile or section, read field by field; errors name the place and the field. */
export interface Profile {
  /** A text or a number that is there and not empty. */
  get(field: string): string | undefined;
  /** @throws CredentialsError if it is missing */
  need(field: string): string;
  /** @throws CredentialsError if it is there and no number */
  number(field: string): number | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly fail: Fail;
  /** What to do if something is missing or over. */
  readonly advice: string;
}

/**
 * @param place the file and the profile's name in it
 */
export function profile(source: string, place: string, fields: Record<string, unknown>, advice: string): Profile {
  const fail = failing(source, place);
  const get = (field: string): string | undefined => {
    const value = fields[field];
    return typeof value === "string" || typeof value === "number" ? String(value) || undefined : undefined;
  };
  return {
    fields,
    fail,
    advice,
    get,
    need(field) {
      const text = get(field);
      if (!text) throw fail(`${field} is missing. ${advice}`);
      return text;
    },
    number(field) {
      const text = get(field);
      if (text === undefined || text === "0") return undefined; // the CLI writes 0 for nothing
      if (!/^\d+$/.test(text)) throw fail(`${field} is not a whole number`);
      return Number(text);
    },
  };
}

/** Only what is there, as optional options want it. */
export function present<Value extends object>(
  value: { [Name in keyof Value]: Value[Name] | undefined },
): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Value>;
}
