/** The port `Linking` with codes that are kept in memory. */
import { Effect, Layer } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { presentPerson } from "../../../commands/people/ways/presentPerson.ts"
import type { Principals } from "../../../commands/principals.ts"
import { type PersonId, reactorActor } from "../../../domain/ids.ts"
import { Linking } from "../../../gateways/telegram/people/linking.ts"
import { adopt } from "../../../ops/parts/bot/telegram.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import type { EventStore } from "../../../streams/ports/eventStore.ts"

/** The printed codes with their persons. */
export const codes = new Map<string, PersonId>()
export const linking = Layer.effect(
  Linking,
  Effect.gen(function* () {
    const bus = yield* CommandBus
    const context = yield* Effect.context<CommandBus | EventStore | Principals>()
    return Linking.of({
      adopt: ({ key }) => Effect.provideContext(adopt(key), context),
      isCode: (text) => Effect.sync(() => codes.has(text)),
      redeem: Effect.fnUntraced(function* (code, { key }) {
        const person = codes.get(code)
        if (person === undefined) return "unknown"
        const now = yield* Effect.provideContext(presentPerson(person), context)
        if (now.is === "present" && now.telegram !== null && now.telegram !== key) return "taken"
        codes.delete(code)
        yield* bus.send(
          { actor: reactorActor("telegram"), key: code },
          { subject: subjectOf("person", person), command: { _tag: "LinkTelegram", telegram: key } }
        )
        return person
      })
    })
  })
)
