/**
 * The tables of a stateful mock: what resources there are, and what each operation does to which.
 *
 * Paths are wire names with dots; `[]` stands behind a list. Expressions are texts: see `README.md` in this folder.
 *
 * @module
 */

/** One kind of records. */
export interface Resource {
  /** For people. */
  readonly title?: string;
  readonly id: {
    /** The parameters that name one. */
    readonly request?: string | readonly string[] | null;
    /** The field of the record that has it. */
    readonly response?: string | null;
    /** What made-up ids begin with; ids are not made up where it is empty. */
    readonly prefix?: string;
  };
  /** The kind of record that it lies in. */
  readonly parent?: string | null;
  /** By parameter or field: the kinds of record that it names, by id; or by a field of theirs, `Kind.Field`. */
  readonly refs?: Readonly<Record<string, string | readonly string[]>>;
  readonly state?: {
    readonly field: string;
    readonly settled?: string;
    /** A second field that moves along. */
    readonly second?: { readonly field: string; readonly settled?: string };
  } | null;
  readonly transitions?: readonly Transition[];
  readonly reads?: readonly Read[];
  /** By path of the record: an expression. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Fields of which no two records of a parent have the same. */
  readonly unique?: readonly (readonly string[])[];
  readonly blockedBy?: readonly Block[];
  /** What goes with it: kinds of record, and the field that must be true for it. */
  readonly deletesAlso?: readonly { readonly resource: string; readonly if?: string }[];
  /** Its ResourceType in the operations on tags. */
  readonly tags?: string | null;
  readonly billable?: boolean;
  readonly errors?: Readonly<Partial<Record<FailureKind, string | readonly string[] | null>>>;
  /** Records that are there from the beginning. `@owner` among the fields: an account id, everybody's when left out. */
  readonly seeds?: readonly Readonly<Record<string, unknown>>[];
}

export interface Transition {
  readonly by: readonly string[];
  /** The words it may start from; any when left out, `null` for creation. */
  readonly from?: "any" | readonly string[] | null;
  /** By field of the record: the value with which it may not. */
  readonly not?: Readonly<Record<string, string>>;
  /** Shown until it settles. */
  readonly via?: string | readonly string[];
  /** A condition with which it stays as it is, looked at when everything else is done. */
  readonly while?: string;
  /** A word, `gone`, `same`, or an expression. */
  readonly to: string;
}

export interface Read {
  readonly by: string;
  /** The path of the list; the answer itself is the record when `null`. */
  readonly at?: string | null;
  /** The parameter that picks by identity. */
  readonly id?: string | null;
  readonly page?: "number" | "token" | "marker" | "none";
  readonly size?: readonly [usual: number | null, most: number | null];
  /** False where records that are everybody's are not shown. */
  readonly everybodys?: boolean;
  /** By parameter: the field that is left out where it is false. */
  readonly hides?: Readonly<Record<string, string>>;
  /** By parameter: how it selects. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** What forbids to delete. */
export interface Block {
  readonly resource?: string | readonly string[];
  /** The record's own state that forbids it. */
  readonly state?: string;
  /** A field of the record's own that forbids it while it is true, or a list with something in it. */
  readonly field?: string;
  readonly code?: string | null;
  readonly op?: string;
  /** A parameter that lifts it. */
  readonly unless?: string;
}

export type FailureKind = "notFound" | "wrongState" | "inUse" | "alreadyExists" | "quota" | "denied" | "tooMany";

/** What an operation does. */
export interface Effect {
  readonly resource: string;
  readonly verb: string;
  readonly stateful: "full" | "part" | "static";
  /** The parameters that name records. */
  readonly in?: readonly string[];
  /** By field: only records with this value are meant. */
  readonly where?: Readonly<Record<string, string>>;
  /** Codes for what may not be asked of a record. */
  readonly refuses?: readonly { readonly when: string; readonly code: string }[];
  /** `record`: by the resource's reads; else by path of the answer: an expression. */
  readonly result?: "record" | Readonly<Record<string, string>>;
  /** By kind and path, `Disk.Size`: an expression. */
  readonly sets?: Readonly<Record<string, string>>;
  /** How many records a creation makes, or for each of which list. */
  readonly times?: string;
  readonly each?: string;
  readonly adds?: readonly Add[];
  /** Kinds of record that go: those that the request names, or that lie in the record. */
  readonly removes?: readonly Remove[];
  /** Accounts that see a record from now on, or no longer. */
  readonly share?: { readonly with?: string; readonly without?: string; readonly most?: number };
  readonly errors?: Readonly<
    Partial<Record<FailureKind, string | null>> & {
      refNotFound?: Readonly<Record<string, string>>;
      /** Where one is meant, and what is given names several. */
      several?: string;
      invalid?: Readonly<Record<string, string>>;
    }
  >;
  /** The parameter by which a repeated creation is known. */
  readonly token?: string;
}

/** Records that come with another, or values that are put into a list of one. */
export interface Add {
  readonly resource: string;
  readonly each?: string;
  readonly times?: string;
  readonly when?: string;
  readonly set?: Readonly<Record<string, string>>;
  /** The path of a list of the named record; `value` is put into it. */
  readonly into?: string;
  readonly value?: string;
}

export interface Remove {
  readonly resource: string;
  /** The code where there is none such; else that is no failure. */
  readonly missing?: string;
  readonly each?: string;
  readonly when?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly value?: string;
}

/** What holds for all operations of a product. */
export interface MockRules {
  /** The codes to take where an operation documents none for the case. */
  readonly fallback?: Readonly<Partial<Record<FailureKind, readonly string[]>>>;
  /** Statuses of codes that are not documented with one. */
  readonly status?: Readonly<Record<string, number>>;
  /** The parameter that has tags for a new record, and the names in it. */
  readonly tags?: {
    /** The kind of record that stands for a tag. */
    readonly resource: string;
    readonly parameter: string;
    readonly type: string;
    readonly id: string;
  };
  /** What is answered for each record of a batch, by name. */
  readonly each?: Readonly<Record<string, unknown>>;
}

/** The form of an answer: by name, `!` in front of what is always there; a letter is the type of a value. */
export type Shape = "s" | "i" | "n" | "b" | "a" | readonly [Shape] | { readonly [name: string]: Shape };

export type Values = Readonly<Record<string, unknown>>;

/** A record as it is kept: nothing in it but what JSON can hold. */
export interface Stored {
  readonly id: string;
  /** Its name, where another account has a record of the same. */
  readonly handle?: string;
  readonly resource: string;
  /** An account id; empty: everybody's. */
  readonly owner: string;
  readonly action: string;
  readonly requestId: string;
  readonly at: number;
  readonly values: Record<string, unknown>;
  /** The ids of other records, by parameter or field. */
  readonly links: Record<string, readonly string[]>;
  tags: [key: string, value: string][];
  shares: string[];
  word?: string | undefined;
  second?: string | undefined;
  /** What it will be. `gone` removes it. */
  next?: { word: string; at: number } | undefined;
}
