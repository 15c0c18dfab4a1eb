import { expect, it } from "vitest";
import { shelf, stock } from "../testing/specs.ts";
import { mockDifferences } from "./mock-differences.ts";

it("says operation by operation what the mock does, what is not sure, and which codes it takes", () => {
  expect(mockDifferences(stock)).toMatchInlineSnapshot(`
    "# How the mock of Stock differs from the service

    Written by \`pnpm generate\` from the spec (Stock 2023-04-05); never edited. What the words mean: [the mock's differences](../mock-differences.md).

    | operations | how they are answered |
    | --- | --- |
    | 2 | from the state alone (full) |
    | 0 | from the state and something made up (part) |
    | 1 | with the spec's sample, whatever was asked (static) |
    | 1 | of these do something that no source says: marked as not sure |

    ## Boxes

    - **CreateBox**: full, create of Box. **Not sure.** Nobody says how many there may be.
      Codes: Label unknown → \`NoBox\`.
    - **DescribeBoxes**: full, list of Box.

    ## In no group

    - **DescribeBox**: static.

    ## Undocumented

    No document of the vendor's has these operations; programs in the field call them. No client has a method for them.

    - **RenameBox**: static.

    ## Resources

    - **Box** (A box). It has a lid.
      Not sure: CreateBox: Folded → Open.
    "
  `);
});

it("has no page for a product whose mock answers samples alone", () => {
  expect(mockDifferences(shelf)).toBeUndefined();
});
