import { expect, it } from "vitest";
import { importDocument } from "./document.ts";
import { reportText } from "./report.ts";
import { operation, shelves } from "./testing/shelves.ts";

const codes = ["A%s", "B%s", "C%s", "D%s"].map((errorCode) => ({ errorCode, errorMessage: "No." }));
const size = { name: "Size", in: "query", schema: { type: "integer", minimum: "1", description: "How big." } };
const { report } = importDocument(
  shelves({
    components: { schemas: { Board: { type: "integer", maximum: "9" } } },
    apis: { CreateShelf: operation({ parameters: [size], errorCodes: { "400": codes } }) },
  }),
);

it("names every odd thing with its pointer, by kind, then counts", () => {
  const text = reportText(report);
  expect(text).toContain(
    [
      "codes that are templates: 4",
      "  /apis/CreateShelf/errorCodes/400/0  A%s",
      "  /apis/CreateShelf/errorCodes/400/1  B%s",
      "  /apis/CreateShelf/errorCodes/400/2  C%s",
      "  /apis/CreateShelf/errorCodes/400/3  D%s",
    ].join("\n"),
  );
  expect(text).toContain("limits given as text: 2 (components 1, parameters 1)");
  expect(text).toMatch(/ 1 {2}operations \(post or get 1\)\n/);
  expect(text).toMatch(/ 1 {2}texts dropped \(description 1\)\n/);
});

it("names the first three of a kind when it is brief", () => {
  expect(reportText(report, true)).toContain("/400/2  C%s\n  and 1 more\n");
});
