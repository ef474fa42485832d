import { expect, test } from "vitest"
import { ActorId } from "../../domain/ids.ts"
import { ada } from "../../domain/kit/people.ts"
import { Audience, team } from "../../domain/values.ts"
import type { PersonOut } from "../../projections/models/people.ts"
import { assignableIn } from "./assignable.ts"

const person = (id: string, name: string, more: Partial<PersonOut> = {}): PersonOut => ({
  id: ActorId.make(`person:${id}`),
  name,
  handle: null,
  role: null,
  left: false,
  mergedInto: null,
  seq: 1,
  ...more
})
const room = Audience.make("chat:room0000")
const rows = [
  person("ada00000", "Ada Lovelace", { role: "member", handle: "ada_l" }),
  person("zed00000", "Zed Quay"),
  person("closed00", "Mila Pier"),
  person("left0000", "Lev Gone", { left: true }),
  person("same0000", "Ada Byron"),
  person("merged00", "Old Ann", { mergedInto: ada })
]
const closed = new Map([["person:closed00", [room]]])
const names = (audience: Audience) => assignableIn(rows, closed, audience).map((each) => each.names[0])

test("a task is assigned to the team and to the people of chats, and a name of the team is a member's", () => {
  expect(names(team)).toEqual(["Ada Lovelace", "Zed Quay"])
})

test("a person of a closed chat is assigned only tasks of that chat", () => {
  expect(names(room)).toEqual(["Ada Lovelace", "Zed Quay", "Mila Pier"])
})
