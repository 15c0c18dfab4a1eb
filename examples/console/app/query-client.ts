import { QueryClient } from "@tanstack/react-query";

/** The client repeats what is worth repeating; a second layer would only make people wait. */
export function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
}
