/**
 * A new product as texts of files: nothing is written here.
 *
 * @module
 */
import { targetsOf } from "../commands/generate.ts";
import { compose } from "../compose/compose.ts";
import type { Note } from "../compose/provenance.ts";
import { validate } from "../compose/validate.ts";
import { toYaml } from "../compose/yaml.ts";
import { parseJson } from "../files/json.ts";
import { nameOf } from "../files/read.ts";
import { generate } from "../generate/generate.ts";
import { readSpec } from "../generate/spec.ts";
import { factsText, importDocument, type Report } from "../import/document.ts";
import { clientPackage } from "./client-package.ts";
import { type Example, exampleOf } from "./example.ts";
import { freeName } from "./free-name.ts";
import { mockPackage } from "./mock-package.ts";
import { type Names, namesOf } from "./names.ts";
import { wiring } from "./wiring.ts";

export interface NewProduct {
  names: Names;
  example: Example | undefined;
  /** Why the folder has another name than the product. */
  because: string | undefined;
  /** Whole folders, by path: their files by path in them. None of them is there yet. */
  folders: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Files of the workspace that change. */
  edits: ReadonlyMap<string, string>;
  operations: number;
  style: "RPC" | "ROA";
  notes: readonly Note[];
  report: Report;
}

/**
 * @param text an upstream document
 * @param file its name, for messages
 * @param asked the name that the packages are to have; the product's own when left out
 * @param step hears what is done next
 * @throws Problem for a document that cannot be read, a product that is there already, a name that is taken
 */
export async function planProduct(
  text: string,
  file: string,
  asked: string | undefined,
  step: (what: string) => void,
): Promise<NewProduct> {
  step(`importing ${nameOf(file)}`);
  const { facts, report } = importDocument(parseJson(text, file), { file: nameOf(file) });
  const { folder, because } = freeName(facts.info, nameOf(file), asked);

  step("composing the spec");
  const { spec: composed, notes } = compose(facts);
  const specFile = `specs/${folder}/openapi.yaml`;
  await validate(composed, specFile);
  const specText = toYaml(composed);

  step("generating the packages");
  const spec = readSpec(specText, specFile);
  const names = namesOf(spec, folder);
  const example = exampleOf(spec);
  const targets = targetsOf(folder);
  const generated = await generate(spec, targets);
  const regions = Object.keys(spec.endpoints.public);
  const regionId = regions.find((region) => region === "cn-hangzhou") ?? regions[0];
  const size = spec.operations.length;
  const client = { ...clientPackage(names, example, regionId, size), ...below("packages", folder, generated) };
  const mock = { ...mockPackage(names, example, spec), ...below("packages", `${folder}-mock`, generated) };
  return {
    names,
    example,
    because,
    folders: new Map([
      [`packages/${folder}`, new Map(Object.entries(client))],
      [`packages/${folder}-mock`, new Map(Object.entries(mock))],
      // Last: a product is there once its facts are.
      [`specs/${folder}`, new Map(Object.entries({ "upstream.json": factsText(facts), "openapi.yaml": specText }))],
    ]),
    edits: new Map([...wiring(names), ...[...generated].filter(([file]) => !/^packages[\\/]/.test(file))]),
    operations: size,
    style: spec.style,
    notes,
    report,
  };
}

/** The generated files of one package, by path in it. */
function below(parent: string, folder: string, files: ReadonlyMap<string, string>): Record<string, string> {
  const start = `${parent}/${folder}/`;
  const own = [...files].map(([file, text]) => [file.replaceAll("\\", "/"), text] as const);
  return Object.fromEntries(
    own.filter(([file]) => file.startsWith(start)).map(([file, text]) => [file.slice(start.length), text]),
  );
}
