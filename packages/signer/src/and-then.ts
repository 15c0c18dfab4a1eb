/** Goes on at once with a value and later with a promise's: on Node, where hashing answers at once, nothing waits. */
export function andThen<T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
