import { vi } from "vitest";

/** Both ways to hash. Calling one makes it the only one until the mocks are restored. */
export const backends: [name: string, use: () => void][] = [
  ["node:crypto", () => undefined],
  ["WebCrypto", () => void vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined)],
];
