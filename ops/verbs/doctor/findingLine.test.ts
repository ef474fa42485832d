/** The lines of `tt doctor`: a finding with a code names its section of the page for operators. */
import { expect, test } from "vitest"
import { findingLine } from "./doctor.ts"
import { broken, fine, ofTrouble } from "./findings/finding.ts"

test("a fault has its remedy and its section", () =>
  expect(findingLine(broken("disk-nearly-full", "disk", "0.5 GiB free", "free some space"))).toBe(
    "FAIL disk         0.5 GiB free\n     → free some space\n     see docs/operations.md#disk-nearly-full"
  ))

test("a trouble that needs no help has its section too", () =>
  expect(findingLine(ofTrouble({ code: "standby", message: "another process writes", remedy: null, stops: [] }))).toBe(
    "ok   trouble      another process writes\n     see docs/operations.md#standby"
  ))

test("a check without a fault has one line", () =>
  expect(findingLine(fine("Node", "24.0.0"))).toBe("ok   Node         24.0.0"))
