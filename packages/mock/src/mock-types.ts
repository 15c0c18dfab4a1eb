/**
 * What the compiler knows of a product: which resources there are, what each operation takes, answers and fails with.
 *
 * @module
 */

/** `resources`: records by name. `operations`: by action, `{ request, response, code }`. A generated package has it. */
export interface MockTypes {
  readonly resources: object;
  readonly operations: object;
}

/** Any names, any fields: a product without types. */
export interface AnyTypes {
  readonly resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly operations: Readonly<Record<string, { request: object; response: unknown; code: string }>>;
}

export type ActionOf<T extends MockTypes> = keyof T["operations"] & string;

/** The codes that an operation documents, and no others. */
export type CodeOf<T extends MockTypes, A extends ActionOf<T>> = T["operations"][A] extends { code: infer Code }
  ? Code & string
  : never;

export type RequestOf<T extends MockTypes, A extends ActionOf<T>> = T["operations"][A] extends {
  request: infer Request;
}
  ? Request
  : never;

export type ResourceOf<T extends MockTypes> = keyof T["resources"] & string;

/** A record as a read shows it. */
export type RecordOf<T extends MockTypes, R extends ResourceOf<T>> = T["resources"][R];
