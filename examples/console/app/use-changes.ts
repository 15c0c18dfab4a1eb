import { useEffect, useRef, useState } from "react";

/** What a screen reader is to be told: "web-2: Running", whenever the state of one that was seen before is another. */
export function useChanges(items: readonly { id: string; name: string; status: string }[]): string {
  const before = useRef(new Map<string, string>());
  const [said, say] = useState("");
  useEffect(() => {
    const changed = items.filter(({ id, status }) => (before.current.get(id) ?? status) !== status);
    for (const { id, status } of items) before.current.set(id, status);
    if (changed.length > 0) say(changed.map(({ name, status }) => `${name}: ${status}`).join(", "));
  }, [items]);
  return said;
}
