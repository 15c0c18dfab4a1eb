/** A request id as the service writes it: a UUID in capitals. */
export function randomRequestId(): string {
  return crypto.randomUUID().toUpperCase();
}
