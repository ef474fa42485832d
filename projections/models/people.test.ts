import { describe, expect, test } from "vitest"
import { ActorId, PersonId } from "../../domain/ids.ts"
import type { Event as AccessEvent } from "../../domain/access/access.ts"
import type { Event as PersonEvent } from "../../domain/person/person.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { Audience, team } from "../../domain/values.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
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
    expect(given(on(1, joined)).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: null, left: false, mergedInto: null, known: [] }
    })
    expect(given(on(1, joined), on(2, granted)).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: "admin", left: false, mergedInto: null, known: [team] }
    })
  })

  test("hold a service under its token's name, with the token's role", () =>
    expect(given(way(1, issued)).rows).toEqual({
      "service:token000": {
        name: "The build server",
        handle: null,
        role: "member",
        left: false,
        mergedInto: null,
        known: [team]
      }
    }))

  test("follow a new name, and leave the role as it is", () =>
    expect(
      given(on(1, joined, granted), on(2, { _tag: "PersonRenamed", person: ada, name: "Ada L.", handle: null })).rows
    ).toEqual({
      [ada]: { name: "Ada L.", handle: null, role: "admin", left: false, mergedInto: null, known: [team] }
    }))

  test("keep the name of a person who left, because their texts still show it", () =>
    expect(given(on(1, joined, granted), on(2, { _tag: "PersonLeft" })).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: null, left: true, mergedInto: null, known: [team] }
    }))

  test("show a person who left and rejoined without the old role", () =>
    expect(given(on(1, joined, granted), on(2, { _tag: "PersonLeft" }), on(3, joined)).rows).toEqual({
      [ada]: { name: "Ada", handle: "ada_l", role: null, left: false, mergedInto: null, known: [team] }
    }))

  test("show nothing of a forgotten person", () =>
    expect(given(on(1, joined, granted), on(2, { _tag: "PersonForgotten" })).rows).toEqual({
      [ada]: { name: "[forgotten]", handle: null, role: null, left: true, mergedInto: null, known: [team] }
    }))

  test("keep the name of a service whose token was revoked, without a role", () =>
    expect(given(way(1, issued), way(2, { _tag: "TokenRevoked" })).rows).toEqual({
      "service:token000": {
        name: "The build server",
        handle: null,
        role: null,
        left: true,
        mergedInto: null,
        known: [team]
      }
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

  describe("are known in", () => {
    const chat = (seq: number, person: string) =>
      commit(seq, "chat", "chat0001", { _tag: "MemberSeen", person: PersonId.make(person) })
    const said = (seq: number, author: ActorId, audience: Audience) =>
      commit(seq, "message", `said000${seq}`, { _tag: "MessageReceived", ...plainMessage(author, "hello"), audience })
    const members = Audience.make("chat:chat0002")
    const knownOf = (...commits: ReadonlyArray<Commit>) => given(...commits).rows[ada]?.known

    test("each chat in which they are a member or have written", () =>
      expect(knownOf(on(1, joined), chat(2, "ada00000"), said(3, ada, members), said(4, ada, members))).toEqual([
        "chat:chat0001",
        "chat:chat0002"
      ]))

    test("the team alone, once they have a role or have written to it", () => {
      expect(knownOf(on(1, joined), chat(2, "ada00000"), on(3, granted), chat(4, "ada00000"))).toEqual([team])
      expect(knownOf(on(1, joined), chat(2, "ada00000"), said(3, ada, team))).toEqual([team])
    })

    test("the audiences of a person who was merged into them", () => {
      const bosJoin: PersonEvent = { _tag: "PersonJoined", person: bo, name: "Bo", handle: null }
      const merged: PersonEvent = { _tag: "PersonMerged", into: PersonId.make("ada00000"), withPrivate: false }
      expect(
        knownOf(
          on(1, joined),
          commit(2, "person", "bo000000", bosJoin),
          chat(3, "bo000000"),
          commit(4, "person", "bo000000", merged)
        )
      ).toEqual(["chat:chat0001"])
    })

    test("no more audiences after a further message, so that the row does not change", () =>
      expect(given(on(1, joined), said(2, ada, members), said(3, ada, members)).changedAt).toEqual({ [ada]: 2 }))
  })

  test("have no single audience: no row leaves one", () => {
    expect(given(on(1, joined), on(2, { _tag: "PersonForgotten" })).left).toEqual([])
    expect(people.row.columns.map(({ name }) => name)).not.toContain("audience")
  })
})
