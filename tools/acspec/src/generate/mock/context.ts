/** What the mock package's files know beside the spec. */
export interface MockContext {
  /** The modules that have the client's types: its requests and answers, and its error codes. */
  client: { requests: string; errors: string };
}
