import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { fittedKinds } from "../../../../models/builtin/extract/candidates/kinds.ts"
import { kindsFile } from "./kindsFile.ts"

const shipped = new URL("../../../../models/builtin/extract/candidates/weights.ts", import.meta.url)

test("the file of the shipped table is written as it is", () =>
  expect(kindsFile(fittedKinds)).toBe(readFileSync(shipped, "utf8")))

test("numbers are rounded, and a factor that weighs nothing has no row", () => {
  const text = kindsFile({
    bias: [-0.04],
    weights: new Map([
      ["rain", [0.26]],
      ["fog", [-0.04]]
    ])
  })
  expect(text).toContain('["rain", [0.3]]')
  expect(text).toContain("bias: ReadonlyArray<number> = [0]")
  expect(text).not.toContain("fog")
})
