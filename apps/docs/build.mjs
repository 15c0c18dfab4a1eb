// The site: the pages of docs/ and the reference from the docstrings of every package, in one search.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter, OptionDefaults, ReflectionKind } from "typedoc";
import { packagesOf } from "../../tools/release/src/packages.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");

/** Every public entry of every package: its source, and its name. */
const entryPoints = [];
const entries = new Map();
for (const { folder, name, manifest } of packagesOf(root)) {
  for (const [path, { "@acskit/source": source }] of Object.entries(manifest.exports ?? {})) {
    if (source === undefined) continue;
    entryPoints.push(join(root, folder, source));
    entries.set(join(name, source), join(name, path));
  }
}

/** What people read, beside the reference. */
const pages = [
  "docs/*.md",
  "docs/*/*.md",
  "packages/*/README.md",
  "examples/*/README.md",
  "specs/README.md",
  "specs/protocol/*.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
];

const app = await Application.bootstrap({
  name: "acskit",
  entryPoints,
  tsconfig: join(here, "tsconfig.json"),
  basePath: root,
  readme: join(root, "docs/README.md"),
  projectDocuments: pages.map((names) => join(root, names)),
  disableSources: true, // lines move with every change
  excludeInternal: true,
  excludeExternals: true,
  includeHierarchySummary: false, // what extends what, of everything, says little
  searchInDocuments: true,
  blockTags: [...OptionDefaults.blockTags, "@description"], // as openapi-typescript writes them beside @deprecated
  highlightLanguages: [...OptionDefaults.highlightLanguages, "xml"],
  validation: { notExported: false, invalidLink: true, invalidPath: true },
});

app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const document of project.documents ?? []) document.name = titleOf(document.content) ?? document.name;
  for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
    const { packageName, packagePath } = project.getSymbolIdFromReflection(module) ?? {};
    module.name = entries.get(`${packageName}/${packagePath}`) ?? module.name;
  }
});

/** A page is called as its heading says. */
function titleOf(content) {
  return /^# (.+)$/m.exec(content[0]?.text ?? "")?.[1]?.replaceAll("`", "");
}

const project = await app.convert();
if (!project) process.exit(1);
app.validate(project);
await app.generateDocs(project, join(here, "dist"));
process.exitCode = app.logger.hasErrors() ? 1 : 0;
