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

test("people of one name are told apart by their handle, or by their role", () => {
  const options = assignableOptions([
    person("person:a", { name: "Ann", handle: "@ann_k" }),
    person("person:b", { name: "Ann", handle: null, role: "owner" }),
    person("person:c", { name: "Ann", handle: null, role: null }),
    person("person:d", { name: "Bob", handle: "@bob", role: null })
  ])
  expect(options.map(({ name }) => name)).toEqual(["Ann @ann_k", "Ann (Owner)", "Ann (from a chat)", "Bob"])
})
