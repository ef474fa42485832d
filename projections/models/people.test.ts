import { describe, expect, test } from "vitest"
import { ActorId, PersonId } from "../../domain/ids.ts"
import type { Event as AccessEvent } from "../../domain/access/access.ts"
import type { Event as PersonEvent } from "../../domain/person/person.ts"
import { commit, givenRows } from "../kit/given.ts"
import { people } from "./people.ts"
import { ada, bo } from "../../domain/kit/people.ts"

const given = givenRows(people)
const on = (seq: number, ...events: ReadonlyArray<PersonEvent>) => commit(seq, "person", "ada00000", ...events)
const way = (seq: number, ...events: ReadonlyArray<AccessEvent>) => commit(seq, "access", "token000", ...events)
const joined: PersonEvent = { _tag: "PersonJoined", person: ada, name: "Ada", handle: "ada_l" }
const granted: PersonEvent = { _tag: "RoleGranted", role: "admin" }
const issued: AccessEvent = {
  _tag: "TokenIssued",
  hash: "0".repeat(64),
  service: ActorId.make("service:token000"),
  name: "The build server",
  role: "member",
  expiresAt: null
}

describe("the people", () => {
  test("hold each person who joined, without a role until one is granted", () => {
    expect(given(on(1, joined)).rows).toEqual({ [ada]: { name: "Ada", handle: "ada_l", role: null, mergedInto: null } })
    expect(given(on(1, joined), on(2, granted)).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: "admin", mergedInto: null }
    })
  })

  test("hold a service under its token's name, with the token's role", () =>
    expect(given(way(1, issued)).rows).toEqual({
      "service:token000": { name: "The build server", handle: null, role: "member", mergedInto: null }
    }))

  test("follow a new name, and leave the role as it is", () =>
    expect(
      given(on(1, joined, granted), on(2, { _tag: "PersonRenamed", person: ada, name: "Ada L.", handle: null })).rows
    ).toEqual({
      [ada]: { name: "Ada L.", handle: null, role: "admin", mergedInto: null }
    }))

  test("keep the name of a person who left, because their texts still show it", () =>
    expect(given(on(1, joined, granted), on(2, { _tag: "PersonLeft" })).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: null, mergedInto: null }
    }))

  test("show a person who left and rejoined without the old role", () =>
    expect(given(on(1, joined, granted), on(2, { _tag: "PersonLeft" }), on(3, joined)).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: null, mergedInto: null }
    }))

  test("show nothing of a forgotten person", () =>
    expect(given(on(1, joined, granted), on(2, { _tag: "PersonForgotten" })).rows).toEqual({
      [ada]: { name: "[forgotten]", handle: null, role: null, mergedInto: null }
    }))

  test("keep the name of a service whose token was revoked, without a role", () =>
    expect(given(way(1, issued), way(2, { _tag: "TokenRevoked" })).rows).toEqual({
      "service:token000": { name: "The build server", handle: null, role: null, mergedInto: null }
    }))

  test.each<PersonEvent>([
    { _tag: "TelegramLinked", telegram: "0123456789" },
    { _tag: "PreferencesSet", language: "uk", zone: "Europe/Kyiv" }
  ])("are not changed by $_tag", (event) => expect(given(on(1, joined), on(2, event)).changedAt).toEqual({ [ada]: 1 }))

  test.each<AccessEvent>([
    { _tag: "InvitationIssued", hash: "0".repeat(64), role: "member", expiresAt: "2026-12-01T00:00:00Z" },
    { _tag: "InvitationUsed", person: PersonId.make("ada00000") }
  ])("hold no person for $_tag", (event) => expect(given(way(1, event)).rows).toEqual({}))

  test.each<PersonEvent>([
    { _tag: "PersonRenamed", person: bo, name: "Bo", handle: null },
    granted,
    { _tag: "PersonLeft" },
    { _tag: "PersonForgotten" }
  ])("are not changed by $_tag of a person who never joined", (event) => {
    expect(given(on(1, event)).rows).toEqual({})
  })

  test("are not changed by the end of a token that was never issued", () =>
    expect(given(way(1, { _tag: "TokenRevoked" })).rows).toEqual({}))

  test("are for the whole team: no row leaves an audience", () => {
    expect(given(on(1, joined), on(2, { _tag: "PersonForgotten" })).left).toEqual([])
    expect(people.row.columns.map(({ name }) => name)).not.toContain("audience")
  })
})
