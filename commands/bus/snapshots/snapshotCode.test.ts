import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { importedBy } from "../../../streams/derived/codeFingerprint.ts"
import { snapshotCode } from "./snapshotCode.ts"

const covered = importedBy(snapshotCode).files

const isSource = (name: string) => name.endsWith(".ts") && !name.endsWith(".test.ts")
const modulesIn = (folder: string) => readdirSync(folder).filter(isSource)

test.each([
  "commands/bus/loaded/loaded.ts",
  "commands/bus/loaded/weight.ts",
  "commands/bus/snapshots/snapshot.ts",
  "streams/derived/stateText.ts",
  "streams/codec/upcasts.ts",
  "streams/commit/decisions.ts",
  "streams/quarantine/quarantine.ts",
  "streams/sealing/fields/owners.ts",
  "streams/sealing/fields/personalFields.ts",
  "streams/cipher/sealing.ts",
  "domain/growingSet.ts"
])("a change of %s invalidates the earlier snapshots", (file) => {
  expect(covered.has(file)).toBe(true)
})

test("every module of the snapshots is covered", () => {
  const own = modulesIn("commands/bus/snapshots")
    .filter((name) => name !== "snapshotCode.ts")
    .map((name) => `commands/bus/snapshots/${name}`)
  expect(own.filter((file) => !covered.has(file))).toEqual([])
})

test("every aggregate of the domain is covered, with the helpers that it imports", () => {
  const kinds = readdirSync("domain", { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const aggregates = kinds
    .map(({ name }) => `domain/${name}/${name}.ts`)
    .filter((file) => modulesIn(file.slice(0, file.lastIndexOf("/"))).some((name) => file.endsWith(`/${name}`)))
  expect(aggregates.length).toBeGreaterThan(10)
  // A text is not an aggregate, but the shapes of the events contain its rules.
  expect(aggregates.filter((file) => !covered.has(file))).toEqual([])
})
