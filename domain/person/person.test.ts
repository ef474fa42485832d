import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { ActorId, PersonId } from "../ids.ts"
import { Command, Event, person } from "./person.ts"
import { keepsItsProperties } from "../kit/properties.ts"

const given = givenFor(person)
const ada = { person: ActorId.make("person:ada00001"), name: "Ada", handle: "ada" } as const
const countess = { ...ada, name: "Ada Lovelace", handle: null }
const english = { language: "en", zone: "Europe/Kyiv" } as const
const ukrainian = { ...english, language: "uk" } as const
const telegram = "a1b2c3d4"
const joined: Event = { _tag: "PersonJoined", ...ada }
const renamed: Event = { _tag: "PersonRenamed", ...countess }
const member: Event = { _tag: "RoleGranted", role: "member" }
const linked: Event = { _tag: "TelegramLinked", telegram }
const settled: Event = { _tag: "PreferencesSet", ...english }
const left: Event = { _tag: "PersonLeft" }
const forgotten: Event = { _tag: "PersonForgotten" }
const bo = PersonId.make("bo000002")
const cy = PersonId.make("cy000003")
const merged: Event = { _tag: "PersonMerged", into: bo, withPrivate: false }

describe("a person", () => {
  test("joins", () =>
    given()
      .when({ _tag: "JoinPerson", ...ada })
      .records(joined))

  test("joins with a role", () =>
    given()
      .when({ _tag: "JoinPerson", ...ada, role: "member" })
      .records(joined, member))

  test("who has joined before keeps the present role", () =>
    given(joined, member)
      .when({ _tag: "JoinPerson", ...ada, role: "admin" })
      .recordsNothing())

  test("is activated by the first sign-in", () =>
    given(joined).when({ _tag: "ActivatePerson" }).records({ _tag: "PersonActivated" }))

  test("activated twice records nothing the second time", () =>
    given(joined, { _tag: "PersonActivated" }).when({ _tag: "ActivatePerson" }).recordsNothing())

  test("who left is not activated", () =>
    given(joined, left).when({ _tag: "ActivatePerson" }).refuses({ because: "left" }))

  test("joining twice records nothing the second time", () =>
    given(joined)
      .when({ _tag: "JoinPerson", ...ada })
      .recordsNothing())

  test("that joins again keeps a name that was set in between", () =>
    given(joined, renamed)
      .when({ _tag: "JoinPerson", ...ada })
      .recordsNothing())

  test("who left may join again", () =>
    given(joined, left)
      .when({ _tag: "JoinPerson", ...ada })
      .records(joined))

  test("who joined again has no role until one is granted", () =>
    given(joined, member, left, joined).when({ _tag: "GrantRole", role: "member" }).records(member))

  test("who was forgotten cannot join again under the same id", () =>
    given(joined, forgotten)
      .when({ _tag: "JoinPerson", ...ada })
      .refuses({ because: "forgotten" }))

  test("is renamed", () =>
    given(joined)
      .when({ _tag: "RenamePerson", ...countess })
      .records(renamed))

  test("renamed twice to the same name records nothing the second time", () =>
    given(joined, renamed)
      .when({ _tag: "RenamePerson", ...countess })
      .recordsNothing())

  test("is renamed when only the handle differs", () =>
    given(joined)
      .when({ _tag: "RenamePerson", ...ada, handle: null })
      .records({ _tag: "PersonRenamed", ...ada, handle: null }))

  test("is granted a role", () => given(joined).when({ _tag: "GrantRole", role: "member" }).records(member))

  test("granted the same role twice records nothing the second time", () =>
    given(joined, member).when({ _tag: "GrantRole", role: "member" }).recordsNothing())

  test("is granted another role in place of the first", () =>
    given(joined, member).when({ _tag: "GrantRole", role: "viewer" }).records({ _tag: "RoleGranted", role: "viewer" }))

  test("is linked to Telegram", () => given(joined).when({ _tag: "LinkTelegram", telegram }).records(linked))

  test("linked twice to one account records nothing the second time", () =>
    given(joined, linked).when({ _tag: "LinkTelegram", telegram }).recordsNothing())

  test("is not linked to a second account", () =>
    given(joined, linked).when({ _tag: "LinkTelegram", telegram: "z9y8x7w6" }).refuses({ because: "linked-already" }))

  test("sets preferences", () =>
    given(joined)
      .when({ _tag: "SetPreferences", ...english })
      .records(settled))

  test("setting the same preferences twice records nothing the second time", () =>
    given(joined, settled)
      .when({ _tag: "SetPreferences", ...english })
      .recordsNothing())

  test("changes one preference of two", () =>
    given(joined, settled)
      .when({ _tag: "SetPreferences", ...ukrainian })
      .records({ _tag: "PreferencesSet", ...ukrainian }))

  test("leaves", () => given(joined).when({ _tag: "LeavePerson" }).records(left))

  test("leaving twice records nothing the second time", () =>
    given(joined, left).when({ _tag: "LeavePerson" }).recordsNothing())

  test("is forgotten", () => given(joined).when({ _tag: "ForgetPerson" }).records(forgotten))

  test("is forgotten even after leaving", () => given(joined, left).when({ _tag: "ForgetPerson" }).records(forgotten))

  test("forgotten twice records nothing the second time", () =>
    given(joined, forgotten).when({ _tag: "ForgetPerson" }).recordsNothing())

  test("who never joined cannot be forgotten", () =>
    given().when({ _tag: "ForgetPerson" }).refuses({ because: "not-found" }))

  test("who was forgotten has neither name nor account in the state", () =>
    expect([joined, linked, forgotten].reduce(person.evolve, person.initial)).toEqual({ is: "forgotten" }))

  test("is merged into another person", () =>
    given(joined)
      .when({ _tag: "MergePeople", into: bo, withPrivate: false })
      .records({ _tag: "PersonMerged", into: bo, withPrivate: false }))

  test("merged twice into one person records nothing the second time", () =>
    given(joined, merged).when({ _tag: "MergePeople", into: bo, withPrivate: true }).recordsNothing())

  test("is not merged into a second person", () =>
    given(joined, merged)
      .when({ _tag: "MergePeople", into: cy, withPrivate: false })
      .refuses({ because: "person-merged" }))

  test("absorbs another person once", () => {
    given(joined).when({ _tag: "AbsorbPerson", person: bo }).records({ _tag: "PersonAbsorbed", person: bo })
    given(joined, { _tag: "PersonAbsorbed", person: bo }).when({ _tag: "AbsorbPerson", person: bo }).recordsNothing()
  })

  test("who was merged is not changed by a source that still knows the person", () => {
    given(joined, merged)
      .when({ _tag: "JoinPerson", ...ada, role: "owner" })
      .recordsNothing()
    given(joined, merged)
      .when({ _tag: "RenamePerson", ...countess })
      .recordsNothing()
  })

  test("who was merged can be forgotten", () => given(joined, merged).when({ _tag: "ForgetPerson" }).records(forgotten))

  const hash = "a".repeat(43)
  const passkey = "1a2b3c4d"
  const account = { identity: "0a1b2c3d", provider: "id.example.org" }
  keepsItsProperties(
    person,
    { Command, Event },
    [
      { _tag: "JoinPerson", ...ada },
      { _tag: "MakeRecoveryCodes", hashes: [hash] },
      { _tag: "UseRecoveryCode", hash },
      { _tag: "LinkIdentity", ...account },
      { _tag: "UnlinkIdentity", identity: account.identity }
    ],
    [
      { _tag: "JoinPerson", ...ada },
      {
        _tag: "AddPasskey",
        person: ada.person,
        passkey,
        name: "Laptop",
        credential: "Y3JlZA",
        publicKey: "a2V5",
        counter: 0
      },
      { _tag: "RenamePasskey", person: ada.person, passkey, name: "Phone" },
      { _tag: "UsePasskey", passkey, counter: 1 },
      { _tag: "RemovePasskey", passkey }
    ]
  )
})

const onlyWhilePresent: ReadonlyArray<Command> = [
  { _tag: "RenamePerson", ...countess },
  { _tag: "GrantRole", role: "member" },
  { _tag: "LinkTelegram", telegram },
  { _tag: "LinkIdentity", identity: "0a1b2c3d", provider: "id.example.org" },
  {
    _tag: "AddPasskey",
    person: ada.person,
    passkey: "1a2b3c4d",
    name: "Key",
    credential: "a",
    publicKey: "b",
    counter: 0
  },
  { _tag: "MakeRecoveryCodes", hashes: [] },
  { _tag: "SetPreferences", ...english },
  { _tag: "MergePeople", into: cy, withPrivate: false },
  { _tag: "AbsorbPerson", person: cy }
]

describe.each(onlyWhilePresent)("$_tag", (command) => {
  test("is refused for a person who never joined", () => given().when(command).refuses({ because: "not-found" }))
  test("is refused for a person who left", () => given(joined, left).when(command).refuses({ because: "left" }))
  test("is refused for a forgotten person", () =>
    given(joined, forgotten).when(command).refuses({ because: "forgotten" }))
})

const onlyBeforeMerge = onlyWhilePresent.filter(({ _tag }) => _tag !== "RenamePerson")
test.each([...onlyBeforeMerge, { _tag: "LeavePerson" }, { _tag: "ActivatePerson" }] as ReadonlyArray<Command>)(
  "$_tag is refused for a merged person",
  (command) => given(joined, merged).when(command).refuses({ because: "person-merged" })
)

describe("LeavePerson", () => {
  test("is refused for a person who never joined", () =>
    given().when({ _tag: "LeavePerson" }).refuses({ because: "not-found" }))
  test("is refused for a forgotten person", () =>
    given(joined, forgotten).when({ _tag: "LeavePerson" }).refuses({ because: "forgotten" }))
})

describe("an erasure", () => {
  const erasure = {
    position: 7,
    generation: 2,
    texts: { messages: 1, proposals: 0, tasks: 0, knowledge: 0, names: 1, others: 0 },
    vectors: 0,
    snapshots: 0,
    sessions: 1,
    posts: 0,
    tables: 13
  }
  const erased: Event = { _tag: "PersonErased", ...erasure }

  test("is recorded once, for a forgotten person", () => {
    given(joined, forgotten)
      .when({ _tag: "RecordErasure", ...erasure })
      .records(erased)
    given(joined, forgotten, erased)
      .when({ _tag: "RecordErasure", ...erasure, position: 8 })
      .recordsNothing()
  })

  test("of a person who was not forgotten is refused", () => {
    given(joined)
      .when({ _tag: "RecordErasure", ...erasure })
      .refuses({ because: "not-forgotten" })
  })

  test("keeps the owner who asked for it, and the reason", () => {
    const asked = { by: ada.person, because: "asked for it" }
    given(joined)
      .when({ _tag: "ForgetPerson", ...asked })
      .records({ _tag: "PersonForgotten", ...asked })
  })
})
