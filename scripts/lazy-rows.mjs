/**
 * A table whose rows are texts until they are asked for. To read all rows of a large table takes longer than the rest of
 * a mock's start, and a test asks for a few.
 *
 * @param {Readonly<Record<string, string>>} texts JSON, by the row's name
 */
export function lazyRows(texts) {
  const table = {};
  for (const name of Object.keys(texts)) {
    const get = () => {
      const value = JSON.parse(texts[name]);
      Object.defineProperty(table, name, { value, writable: true });
      return value;
    };
    Object.defineProperty(table, name, { get, enumerable: true, configurable: true });
  }
  return table;
}
