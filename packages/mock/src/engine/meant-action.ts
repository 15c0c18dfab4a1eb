/** The action that a caller probably meant: the same but for upper and lower case, or nearly the same. */
export function meantAction(given: string, actions: Iterable<string>): string | undefined {
  if (given.length === 0 || given.length > 100) return undefined;
  const lower = given.toLowerCase();
  let best: string | undefined;
  let least = Math.min(4, Math.ceil(given.length / 4)); // more letters apart than this is another word
  for (const action of actions) {
    const distance = lettersApart(lower, action.toLowerCase(), least);
    if (distance < least) {
      best = action;
      least = distance;
    }
  }
  return best;
}

/** Letters to add, drop or change between two words; `limit` if that many or more. */
function lettersApart(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(limit, row[b.length] ?? limit);
}
