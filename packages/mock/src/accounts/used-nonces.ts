import { type NonceMemory, nonceMemory } from "@acskit/signer";

export interface UsedNonces {
  readonly isNew: NonceMemory;
  readonly clear: () => void;
}

/** A server that is asked all day starts anew behind so many: 5 MB of them. */
const most = 50_000;

/** The signer's memory, which can be emptied. */
export function usedNonces(now: () => number): UsedNonces {
  let memory: NonceMemory | undefined;
  let count = 0;
  const clear = (): void => {
    memory = undefined;
    count = 0;
  };
  return {
    isNew: (accessKeyId, nonce) => {
      if (count++ >= most) clear();
      memory ??= nonceMemory({ now });
      return memory(accessKeyId, nonce);
    },
    clear,
  };
}
