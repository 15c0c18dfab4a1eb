import type { OtherCredentials } from "./with-signature.ts";

/** @param what the kind's name, for whoever takes it for an access key */
export function otherCredentials(what: string, layer: OtherCredentials["layer"]): OtherCredentials {
  const provider = (): never => {
    throw new TypeError(`${what}: no access key, so nothing can be signed with it here`);
  };
  return Object.assign(provider, { layer });
}
