import { type FetchQueryOptions, QueryClient } from "@tanstack/react-query";

/** Asks once, and keeps nothing. */
export function ask<Data, Key extends readonly unknown[]>(options: FetchQueryOptions<Data, Error, Data, Key>) {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } }).fetchQuery(options);
}

/** What a call that must fail fails with. */
export async function failure(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => Promise.reject(new Error("it went well")),
    (error: Error) => error,
  );
}
