/** A person keeps at least one sign-in method. Only the person and those who may manage the person remove one. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { type ActorId, PersonId, reactorActor } from "../../../domain/ids.ts"
import { ada, bo, dan, eve } from "../../../domain/kit/people.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { CommandBus } from "../../commandBus.ts"
import { letIn, onTeam } from "../../kit/onTeam.ts"
import { mergePeople } from "../merge.ts"
import { grantRole } from "../team.ts"
import { identityOf, linkAccount, unlinkAccount } from "./identities.ts"
import { addPasskey, makeRecoveryCodes, removePasskey } from "./passkeys.ts"
import { waysOf } from "./presentPerson.ts"

const idOf = (actor: ActorId) => PersonId.make(actor.slice("person:".length))
const [adaId, boId] = [idOf(ada), idOf(bo)]
const account = { issuer: "https://id.example", subject: "ada" }
const passkeyOf = (id: PersonId, name: string) =>
  addPasskey(id, name, { id: `credential-${name}`, publicKey: "a2V5", counter: 0 }, name)
const linkTelegram = Effect.flatMap(CommandBus, (bus) =>
  bus.send(
    { actor: reactorActor("telegram"), key: "link" },
    { subject: subjectOf("person", adaId), command: { _tag: "LinkTelegram", telegram: "a".repeat(12) } }
  )
)
const passkeys = (id: PersonId) =>
  Effect.map(waysOf(id), (held) => held.flatMap(({ ways }) => ways.passkeys.map(({ name }) => name)))
const isLastWay = { because: "last-way" }

/** Dan is an owner, Eve and Ada are administrators. */
const administrators = Effect.gen(function* () {
  const bus = yield* CommandBus
  yield* letIn(bus, dan, "owner")
  yield* letIn(bus, eve, "admin")
  yield* grantRole({ actor: dan, key: "admin" }, adaId, "admin")
})

describe("the last sign-in method", () => {
  test(
    "is not removed: a passkey goes only when there is another method",
    onTeam(
      Effect.fnUntraced(function* () {
        yield* administrators
        const laptop = yield* passkeyOf(adaId, "laptop")
        expect(yield* Effect.flip(removePasskey(ada, adaId, laptop, "own"))).toMatchObject(isLastWay)
        expect(yield* Effect.flip(removePasskey(dan, adaId, laptop, "by an owner"))).toMatchObject(isLastWay)
        const phone = yield* passkeyOf(adaId, "phone")
        yield* removePasskey(ada, adaId, laptop, "now")
        expect(yield* passkeys(adaId)).toEqual(["phone"])
        expect(yield* Effect.flip(removePasskey(ada, adaId, phone, "last"))).toMatchObject(isLastWay)
        yield* makeRecoveryCodes(adaId, ["A".repeat(43)], "codes")
        yield* removePasskey(ada, adaId, phone, "with codes")
        expect(yield* passkeys(adaId)).toEqual([])
      })
    )
  )

  test(
    "is not unlinked: an account goes only when Telegram signs the person in as well",
    onTeam(
      Effect.fnUntraced(function* () {
        yield* administrators
        yield* linkAccount(adaId, account, "link")
        const identity = yield* identityOf(account)
        expect(yield* Effect.flip(unlinkAccount(adaId, identity, "alone"))).toMatchObject(isLastWay)
        yield* linkTelegram
        yield* unlinkAccount(adaId, identity, "with Telegram")
        yield* unlinkAccount(adaId, identity, "repeated")
        expect((yield* waysOf(adaId)).flatMap(({ ways }) => ways.identities)).toEqual([])
      })
    )
  )

  test(
    "counts the methods of merged people",
    onTeam(
      Effect.fnUntraced(function* () {
        yield* administrators
        yield* passkeyOf(adaId, "laptop")
        yield* linkTelegram
        yield* mergePeople({ actor: dan, key: "merge" }, adaId, boId)
        const [held] = yield* waysOf(boId)
        expect(held?.telegram).toBe(false)
        const passkey = (yield* NaturalKeys).idFor("passkey", "credential-laptop")
        yield* removePasskey(bo, boId, passkey, "own")
        expect(yield* passkeys(boId)).toEqual([])
      })
    )
  )
})

describe("a sign-in method of another person", () => {
  test(
    "is removed by an administrator, and by no member and no person with a lower role",
    onTeam(
      Effect.fnUntraced(function* () {
        yield* administrators
        yield* passkeyOf(adaId, "laptop")
        const phone = yield* passkeyOf(adaId, "phone")
        expect(yield* Effect.flip(removePasskey(bo, adaId, phone, "by a member"))).toMatchObject({ because: "role" })
        yield* grantRole({ actor: dan, key: "owner" }, adaId, "owner")
        expect(yield* Effect.flip(removePasskey(eve, adaId, phone, "by an admin"))).toMatchObject({
          because: "higher-person"
        })
        yield* removePasskey(dan, adaId, phone, "by an owner")
        expect(yield* passkeys(adaId)).toEqual(["laptop"])
      })
    )
  )
})
