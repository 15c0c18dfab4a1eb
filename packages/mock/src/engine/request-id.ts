/** A request id as the service writes it: a UUID in capitals. */
export function randomRequestId(): string {
  return (crypto.randomUUID?.() ?? uuidOf(crypto.getRandomValues(new Uint8Array(16)))).toUpperCase();
}

/** Pages that came over plain HTTP have no `randomUUID`. */
function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
}
