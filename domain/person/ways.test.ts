import { describe, test } from "vitest"
import { ActorId, PersonId } from "../ids.ts"
import { givenFor } from "../kit/given.ts"
import { type Event, person } from "./person.ts"

const given = givenFor(person)
const ada = ActorId.make("person:ada00001")
const joined: Event = { _tag: "PersonJoined", person: ada, name: "Ada", handle: null }
const left: Event = { _tag: "PersonLeft" }

const account = { identity: "0a1b2c3d", provider: "id.example.org" }
const linked: Event = { _tag: "IdentityLinked", ...account }
const laptop = {
  person: ada,
  passkey: "1a2b3c4d",
  name: "Laptop",
  credential: "Y3JlZA",
  publicKey: "a2V5",
  counter: 0
}
const added: Event = { _tag: "PasskeyAdded", ...laptop }
const counting: Event = { ...added, counter: 5 }
const [first, second] = ["a".repeat(43), "b".repeat(43)]
const made: Event = { _tag: "RecoveryCodesMade", hashes: [first, second] }

describe("an account of an identity provider", () => {
  test("is linked", () =>
    given(joined)
      .when({ _tag: "LinkIdentity", ...account })
      .records(linked))
  test("is linked with the join", () =>
    given()
      .when({ _tag: "JoinPerson", person: ada, name: "Ada", handle: null, role: "member", account })
      .records(joined, { _tag: "RoleGranted", role: "member" }, linked))
  test("is linked by a join of a present person, and only then", () => {
    const join = { _tag: "JoinPerson", person: ada, name: "Ada", handle: null, role: "admin", account } as const
    given(joined).when(join).records(linked)
    given(joined, linked).when(join).recordsNothing()
  })
  test("linked twice records nothing the second time", () =>
    given(joined, linked)
      .when({ _tag: "LinkIdentity", ...account })
      .recordsNothing())
  test("is linked beside another one", () =>
    given(joined, linked)
      .when({ _tag: "LinkIdentity", ...account, identity: "99999999" })
      .records({ ...linked, identity: "99999999" }))
  test("is refused as the eleventh", () =>
    given(joined, ...Array.from({ length: 10 }, (_, i): Event => ({ ...linked, identity: `account${i}` })))
      .when({ _tag: "LinkIdentity", ...account })
      .refuses({ because: "too-many-ways" }))
  test("is unlinked", () =>
    given(joined, linked)
      .when({ _tag: "UnlinkIdentity", identity: account.identity })
      .records({ _tag: "IdentityUnlinked", identity: account.identity }))
  test("unlinked twice records nothing the second time", () =>
    given(joined).when({ _tag: "UnlinkIdentity", identity: account.identity }).recordsNothing())
  test("is not linked any more after the person left and joined again", () =>
    given(joined, linked, left, joined)
      .when({ _tag: "LinkIdentity", ...account })
      .records(linked))
})

describe("a passkey", () => {
  test("is added", () =>
    given(joined)
      .when({ _tag: "AddPasskey", ...laptop })
      .records(added))
  test("added twice records nothing the second time", () =>
    given(joined, added)
      .when({ _tag: "AddPasskey", ...laptop })
      .recordsNothing())
  test("is renamed", () =>
    given(joined, added)
      .when({ _tag: "RenamePasskey", person: ada, passkey: laptop.passkey, name: "Phone" })
      .records({ _tag: "PasskeyRenamed", person: ada, passkey: laptop.passkey, name: "Phone" }))
  test("renamed to the same name records nothing", () =>
    given(joined, added)
      .when({ _tag: "RenamePasskey", person: ada, passkey: laptop.passkey, name: "Laptop" })
      .recordsNothing())
  test("that does not exist is not renamed", () =>
    given(joined)
      .when({ _tag: "RenamePasskey", person: ada, passkey: laptop.passkey, name: "Phone" })
      .refuses({ because: "not-found" }))
  test("is removed, and removing it again records nothing", () => {
    const removed: Event = { _tag: "PasskeyRemoved", passkey: laptop.passkey }
    given(joined, added).when({ _tag: "RemovePasskey", passkey: laptop.passkey }).records(removed)
    given(joined, added, removed).when({ _tag: "RemovePasskey", passkey: laptop.passkey }).recordsNothing()
  })
  test("without a counter is used without an event", () =>
    given(joined, added).when({ _tag: "UsePasskey", passkey: laptop.passkey, counter: 0 }).recordsNothing())
  test("records a counter that rises", () =>
    given(joined, counting)
      .when({ _tag: "UsePasskey", passkey: laptop.passkey, counter: 6 })
      .records({ _tag: "PasskeyUsed", passkey: laptop.passkey, counter: 6 }))
  test.each([5, 4, 0])("with counter 5 is refused when it says %i", (counter) =>
    given(joined, counting)
      .when({ _tag: "UsePasskey", passkey: laptop.passkey, counter })
      .refuses({ because: "counter-behind" })
  )
  test("that was removed is not used", () =>
    given(joined, added, { _tag: "PasskeyRemoved", passkey: laptop.passkey })
      .when({ _tag: "UsePasskey", passkey: laptop.passkey, counter: 1 })
      .refuses({ because: "not-found" }))
})

describe("the ways of a person who was merged", () => {
  const merged: Event = { _tag: "PersonMerged", into: PersonId.make("bo000001"), withPrivate: false }
  test("are used, renamed and removed", () => {
    const after = given(joined, linked, counting, merged)
    after
      .when({ _tag: "UsePasskey", passkey: laptop.passkey, counter: 6 })
      .records({ _tag: "PasskeyUsed", passkey: laptop.passkey, counter: 6 })
    after
      .when({ _tag: "RenamePasskey", person: ada, passkey: laptop.passkey, name: "Old laptop" })
      .records({ _tag: "PasskeyRenamed", person: ada, passkey: laptop.passkey, name: "Old laptop" })
    after
      .when({ _tag: "RemovePasskey", passkey: laptop.passkey })
      .records({ _tag: "PasskeyRemoved", passkey: laptop.passkey })
    after
      .when({ _tag: "UnlinkIdentity", identity: account.identity })
      .records({ _tag: "IdentityUnlinked", identity: account.identity })
  })
  test("count on: a copied passkey is refused", () =>
    given(joined, counting, merged, { _tag: "PasskeyUsed", passkey: laptop.passkey, counter: 6 })
      .when({ _tag: "UsePasskey", passkey: laptop.passkey, counter: 6 })
      .refuses({ because: "counter-behind" }))
  test("get no new one", () => {
    given(joined, merged)
      .when({ _tag: "AddPasskey", ...laptop })
      .refuses({ because: "person-merged" })
    given(joined, made, merged).when({ _tag: "UseRecoveryCode", hash: first }).refuses({ because: "person-merged" })
  })
})

describe("a recovery code", () => {
  test("works once", () => {
    const used: Event = { _tag: "RecoveryCodeUsed", hash: first }
    given(joined, made).when({ _tag: "UseRecoveryCode", hash: first }).records(used)
    given(joined, made, used).when({ _tag: "UseRecoveryCode", hash: first }).refuses({ because: "code-unknown" })
  })
  test("does not work after new codes were made", () =>
    given(joined, made, { _tag: "RecoveryCodesMade", hashes: [second] })
      .when({ _tag: "UseRecoveryCode", hash: first })
      .refuses({ because: "code-unknown" }))
  test("is made, and making the same codes again records nothing", () => {
    given(joined)
      .when({ _tag: "MakeRecoveryCodes", hashes: [first, second] })
      .records(made)
    given(joined, made)
      .when({ _tag: "MakeRecoveryCodes", hashes: [first, second] })
      .recordsNothing()
  })
})
