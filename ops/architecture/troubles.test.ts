/** Every trouble has a line in `docs/troubles.md`, every finding a section in `docs/operations.md`, and a part reports it. */
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { findingCodes, sectionOf } from "../verbs/doctor/findings/findingCodes.ts"
import { troubleCodes } from "../../streams/troubles.ts"
import { sourcesOf } from "./sources.ts"

const lines = [...readFileSync("docs/troubles.md", "utf8").matchAll(/^\| \[`([a-z-]+)`\]\((\S+)\) \|/gmu)]

test("docs/troubles.md lists each code once, and no other", () =>
  expect(lines.map(([, code]) => code).toSorted()).toEqual([...troubleCodes].toSorted()))

test.each(lines.map(([, code = "", link]) => [code, link]))("the line of %s leads to its section", (code, link) =>
  expect(`docs/${link}`).toBe(sectionOf(code as (typeof troubleCodes)[number]))
)

/** A section of a finding: what it means, what to do, and how long it takes. */
const section = /^\n(?!-)\S.+\n\n- To do: .+\.\n- Time: .+\.\n$/u
const sections = new Map(
  readFileSync("docs/operations.md", "utf8")
    .split(/^## /mu)
    .find((part) => part.startsWith("Findings of tt doctor\n"))
    ?.split(/^### /mu)
    .slice(1)
    .map((part): [string, string] => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1).trimEnd()])
)

describe("docs/operations.md", () => {
  test.each(findingCodes)("says what %s means, what to do, and how long it takes", (code) =>
    expect(`${sections.get(code)}\n`).toMatch(section)
  )
  test("has no section of another finding", () =>
    expect([...sections.keys()].filter((code) => !findingCodes.some((known) => known === code))).toEqual([]))
})

const parts = ["streams", "projections", "ops"]
  .flatMap(sourcesOf)
  .filter((file) => file !== "streams/troubles.ts" && file !== "ops/verbs/doctor/findings/findingCodes.ts")
  .map((file) => readFileSync(file, "utf8"))

test.each(findingCodes)("a part reports %s", (code) => {
  expect(parts.filter((text) => text.includes(`"${code}"`))).not.toEqual([])
})
