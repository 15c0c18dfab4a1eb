// `export default` is what Jest asks for.
export default {
  testMatch: ["**/jest/*.test.{mjs,cjs}"],
  moduleFileExtensions: ["js", "mjs", "cjs", "json"],
  transform: {}, // nothing here needs Babel
};
