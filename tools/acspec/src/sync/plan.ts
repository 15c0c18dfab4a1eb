/**
 * What a new state of an API does to the repository, as texts of files: nothing is written here.
 *
 * @module
 */
import { leftovers, products } from "../commands/generate.ts";
import { type Composed, compose } from "../compose/compose.ts";
import { validate } from "../compose/validate.ts";
import { toYaml } from "../compose/yaml.ts";
import type { Change } from "../diff/index.ts";
import { readText } from "../files/read.ts";
import { generate } from "../generate/generate.ts";
import { readSpec } from "../generate/spec.ts";
import { factsText } from "../import/document.ts";
import type { Oddity } from "../import/oddity.ts";
import { Problem } from "../problem.ts";
import { changesBetween } from "./changes-between.ts";
import { fit } from "./fit.ts";
import { changedTexts, Documents, readHandWritten } from "./hand-written.ts";
import { refuseLosses } from "./losses.ts";
import { newDoubts } from "./new-doubts.ts";
import { type Note, noteOf } from "./note.ts";
import { entriesFor, type Unreviewed, unreviewed } from "./review.ts";
import type { State } from "./state.ts";
import { differentTexts, type Texts } from "./texts.ts";
import { withEntries } from "./without-review.ts";

export interface Plan {
  /** Its folder's name below `specs/`. */
  product: string;
  composed: Composed;
  /** Files to write, by path; those without a text are to go. */
  texts: Texts;
  /** What changed for users of the packages since the committed spec. */
  changes: readonly Change[];
  /** The changeset, if users notice anything. */
  note: Note | undefined;
  /** What of the hand-written files had to follow, in sentences. */
  followed: readonly string[];
  unreviewed: readonly Unreviewed[];
  /** What is doubtful in the facts that was not there before. */
  doubtful: readonly Oddity[];
}

export interface PlanOptions {
  /** The day, `2026-06-20`. */
  today: string;
  /** Takes a document that lacks much of what was there. */
  acceptLoss: boolean;
  /** Hears what is done next. */
  step: (what: string) => void;
}

/**
 * @param committed the facts as they lie in `specs/<product>`
 * @returns nothing if the facts are the same
 * @throws Problem for a state that is none of this product, or lacks too much of it
 */
export async function plan(
  product: string,
  committed: State,
  arrived: State,
  { today, acceptLoss, step }: PlanOptions,
): Promise<Plan | undefined> {
  const folder = `specs/${product}`;
  const facts = factsText(arrived.facts);
  if (facts === readText(`${folder}/upstream.json`)) return undefined;
  refuseLosses(committed, arrived, acceptLoss);

  step(`composing ${product}`);
  const documents = new Documents();
  const files = readHandWritten(folder);
  // What does not fit the old state either is a mistake, and nothing is taken out for it.
  const { spec: before } = compose(committed.facts, documents.of(files.overlay), documents.of(files.docs));
  const fitted = fit(arrived.facts, files, { folder, before }, documents);
  const found = unreviewed(before, fitted.composed.spec);
  const entries = entriesFor(found, fitted.composed.spec, today);
  const reviewed = fit(arrived.facts, withEntries(fitted.files, folder, entries), { folder, before }, documents);
  const { composed } = reviewed;
  await validate(composed.spec, `${folder}/openapi.yaml`);

  step(`generating ${product}`);
  const spec = toYaml(composed.spec);
  const [job] = products([product]);
  if (!job) throw new Problem("is not there; make it with acspec compose", { file: `${folder}/openapi.yaml` });
  const generated = await generate(readSpec(spec, job.name), job.targets);

  step(`comparing ${product}`);
  const changes = changesBetween(readText(`${folder}/openapi.yaml`), spec, job.name);
  const note = noteOf(product, composed.spec, changes, today);
  const texts: Texts = new Map([
    [`${folder}/upstream.json`, facts],
    [`${folder}/openapi.yaml`, spec],
    ...changedTexts(files, reviewed.files),
    ...generated,
    ...leftovers(job.targets, generated).map((file) => [file, undefined] as const),
    ...(note?.texts ?? []),
  ]);
  return {
    product,
    composed,
    texts: differentTexts(texts),
    changes,
    note,
    followed: [...fitted.said, ...reviewed.said],
    unreviewed: found,
    doubtful: newDoubts(committed, arrived, composed),
  };
}
