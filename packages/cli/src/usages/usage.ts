/** Where in the user's program: lines and columns count from 1. */
interface Where {
  file: string;
  line: number;
  column: number;
}

/** A use of the API in a program. */
export type Usage = Where &
  (
    | {
        is: "operation";
        operation: string;
        /** How it is called; `reference` where it is taken and not called, `type` for a type of its request or answer. */
        by: "method" | "api" | "paginate" | "reference" | "type";
        /** The parameters that a call surely passes; unknown without a call. */
        passes?: readonly string[];
      }
    | {
        is: "place";
        operation: string;
        direction: "request" | "response";
        place: string;
        /** The values that are passed, or compared with; unknown if any may be. */
        values?: readonly string[];
        /** What is below it cannot be seen. */
        opaque: boolean;
      }
    /** An error code that is compared with; without operations it may be any operation's. */
    | { is: "code"; code: string; operations: readonly string[] }
    | { is: "waiter"; waiter: string }
    | { is: "schema"; schema: string }
  );
