import { expect, test } from "vitest"
import type { PersonRow } from "../../../gateways/contract.ts"
import { assignableOptions } from "./choices.ts"

const person = (id: string, more: Partial<PersonRow> = {}) =>
  ({ id, name: id, role: "member", left: false, mergedInto: null, ...more }) as PersonRow

test("a task is assigned to people who work: members first, then those who are known from a chat", () => {
  const options = assignableOptions([
    person("person:known", { role: null }),
    person("person:ann"),
    person("person:eve", { role: "viewer" }),
    person("person:gone", { role: null, left: true }),
    person("person:twin", { role: null, mergedInto: "person:ann" as PersonRow["id"] }),
    person("service:import"),
    person("service:revoked", { role: null })
  ])
  expect(options.map(({ id }) => id)).toEqual(["person:ann", "person:known"])
})
