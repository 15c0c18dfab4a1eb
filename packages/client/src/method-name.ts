/** The method of an action: its first letter lowered, no other. `DescribeShelves` → `describeShelves`, `AIShelf` → `aIShelf`. */
export function methodName(action: string): string {
  return action.charAt(0).toLowerCase() + action.slice(1);
}
