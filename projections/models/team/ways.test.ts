import { describe, expect, test } from "vitest"
import { ActorId, PersonId } from "../../../domain/ids.ts"
import type { Event } from "../../../domain/person/person.ts"
import { commit, givenRows } from "../../kit/given.ts"
import { ways } from "./ways.ts"

const given = givenRows(ways)
const on = (seq: number, ...events: ReadonlyArray<Event>) => commit(seq, "person", "ada00000", ...events)
const person = ActorId.make("person:ada00000")
const joined: Event = { _tag: "PersonJoined", person, name: "Ada", handle: null }
const passkey: Event = {
  _tag: "PasskeyAdded",
  person,
  passkey: "laptop00",
  name: "Laptop",
  credential: "abc",
  publicKey: "abc",
  counter: 0
}
const account: Event = { _tag: "IdentityLinked", identity: "account0", provider: "id.example" }
const codes: Event = { _tag: "RecoveryCodesMade", hashes: ["A".repeat(43), "B".repeat(43)] }
const none = { telegram: false, passkeys: 0, accounts: 0, codes: 0, absorbed: [] }
const rowAfter = (...events: ReadonlyArray<Event>) => given(on(1, joined, ...events)).rows["ada00000"]

describe("the sign-in methods of a person", () => {
  test("are none after the join", () => expect(rowAfter()).toEqual(none))

  test("are counted by kind", () =>
    expect(rowAfter(passkey, account, codes, { _tag: "TelegramLinked", telegram: "a".repeat(12) })).toEqual({
      telegram: true,
      passkeys: 1,
      accounts: 1,
      codes: 2,
      absorbed: []
    }))

  test("are counted down when one is removed or used", () =>
    expect(
      rowAfter(
        passkey,
        account,
        codes,
        { _tag: "PasskeyRemoved", passkey: "laptop00" },
        { _tag: "IdentityUnlinked", identity: "account0" },
        { _tag: "RecoveryCodeUsed", hash: "A".repeat(43) }
      )
    ).toEqual({ ...none, codes: 1 }))

  test("keep no recovery codes after a merge", () =>
    expect(
      rowAfter(passkey, codes, { _tag: "PersonMerged", into: PersonId.make("bo000000"), withPrivate: false })
    ).toEqual({ ...none, passkeys: 1 }))

  test("name the people who were merged into the person", () =>
    expect(rowAfter({ _tag: "PersonAbsorbed", person: PersonId.make("bo000000") })).toEqual({
      ...none,
      absorbed: ["bo000000"]
    }))

  test("end with the membership", () => {
    expect(rowAfter(passkey, { _tag: "PersonLeft" })).toBeUndefined()
    expect(rowAfter(passkey, { _tag: "PersonForgotten" })).toBeUndefined()
    expect(given(on(1, joined, passkey), on(2, { _tag: "PersonLeft" }), on(3, joined)).rows["ada00000"]).toEqual(none)
  })
})
