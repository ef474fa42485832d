/** The ids of Telegram that the bot keeps: across a restart, and not of a forgotten person. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId, personActor, reactorActor } from "../../../domain/ids.ts"
import { Addresses } from "../../../gateways/telegram/people/addresses.ts"
import { Authors } from "../../../gateways/telegram/people/authors.ts"
import { forgetAddresses } from "../../../gateways/telegram/people/forgottenAccounts.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"

const parts = Authors.layer.pipe(
  Layer.provideMerge(commandBusLayer),
  Layer.provideMerge(Principals.layer),
  Layer.provideMerge(memoryRecord)
)
const nextStart = Effect.flatMap(Layer.build(Layer.fresh(Addresses.layer)), (built) =>
  Effect.provideContext(Addresses, built)
)
const userOf = (id: number) => ({ id, is_bot: false, first_name: "Ann" })
const ann = PersonId.make("ann00000")

test("are known after a restart, and are erased with their person, also when the account was linked", () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const { send } = yield* CommandBus
      const { idFor } = yield* NaturalKeys
      const first = yield* nextStart
      yield* first.note({ id: -5, type: "group" }, userOf(1))
      yield* first.note(null, userOf(2))
      const subject = subjectOf("person", ann)
      const join = { _tag: "JoinPerson", person: personActor(ann), name: "Ann", handle: null } as const
      yield* send({ actor: operator, key: "join" }, { subject, command: join })
      yield* send(
        { actor: reactorActor("telegram"), key: "link" },
        { subject, command: { _tag: "LinkTelegram", telegram: idFor("telegram-user", "1") } }
      )
      const second = yield* nextStart
      expect([second.groups(), second.usersOf(ann)]).toEqual([[-5], [1]])
      yield* send({ actor: operator, key: "forget" }, { subject, command: { _tag: "ForgetPerson" } })
      yield* forgetAddresses
      const third = yield* nextStart
      expect([third.groups(), third.usersOf(PersonId.make(idFor("telegram-user", "1")))]).toEqual([[-5], []])
      expect(third.usersOf(PersonId.make(idFor("telegram-user", "2")))).toEqual([2])
    }).pipe(Effect.scoped, Effect.provide(parts))
  ))
