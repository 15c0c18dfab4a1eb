// `export default` is what orval asks for.
export default {
  ens: {
    input: "./ens.yaml",
    output: {
      mode: "split",
      target: "./generated/ens.ts",
      client: "fetch",
      mock: { generators: [{ type: "msw", delay: false }] },
    },
  },
};
