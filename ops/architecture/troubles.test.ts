/** Every trouble has a line in `docs/troubles.md`, and a part that reports it. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { troubleCodes } from "../../streams/troubles.ts"
import { sourcesOf } from "./sources.ts"

const listed = [...readFileSync("docs/troubles.md", "utf8").matchAll(/^\| `([a-z-]+)` \|/gmu)].map(([, code]) => code)

test("docs/troubles.md lists each code once, and no other", () =>
  expect(listed.toSorted()).toEqual([...troubleCodes].toSorted()))

const parts = ["streams", "projections", "ops"]
  .flatMap(sourcesOf)
  .filter((file) => file !== "streams/troubles.ts")
  .map((file) => readFileSync(file, "utf8"))

test.each(troubleCodes)("a part reports %s", (code) => {
  expect(parts.filter((text) => text.includes(`"${code}"`))).not.toEqual([])
})
