/** Whether a place is another one or lies below it: `Tag[].Key` is within `Tag`, and within `Tag[]`. */
export function isWithin(place: string, other: string): boolean {
  return place === other || isBelow(place, other);
}

export function isBelow(place: string, other: string): boolean {
  return place.startsWith(other) && /^(\.|\[\]|\{\})/.test(place.slice(other.length));
}

/** What a place stands in: `Tag` of `Tag[].Key`; nothing for a parameter itself. */
export function parentOf(place: string): string | undefined {
  const end = place.lastIndexOf(".");
  return /\[\]|\{\}/.test(place) || end !== -1
    ? place.slice(0, Math.max(end, 0)).replace(/(\[\]|\{\})+$/, "")
    : undefined;
}

/** One value or several, as texts. */
export function valuesIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
