/** The audit names every fact of every event that it shows. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { shown } from "../../projections/models/history.ts"
import { auditFieldsEn } from "../../ui/words/en/team/auditFields.ts"

interface Lock {
  readonly [kind: string]: {
    readonly [tag: string]: { readonly data: { readonly properties?: Readonly<Record<string, unknown>> } }
  }
}
const lock = JSON.parse(readFileSync("domain/catalogue.lock.json", "utf8")) as Lock

/** The names of the facts that the history of an event shows. */
const factsOf = (tag: string, properties: Readonly<Record<string, unknown>>) => {
  const { _tag: _, ...facts } = properties
  return Object.keys(shown.get(tag)?.(facts) ?? {})
}

test("each shown field of each event has a word", () => {
  const fields = new Set(
    Object.values(lock).flatMap((events) =>
      Object.entries(events).flatMap(([tag, { data }]) => factsOf(tag, data.properties ?? {}))
    )
  )
  expect(fields.size).toBeGreaterThan(60)
  expect([...fields].filter((field) => !Object.hasOwn(auditFieldsEn.auditField, field))).toEqual([])
})
