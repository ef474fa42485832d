/**
 * Erases the people whom the log has forgotten. The commit `PersonForgotten` is the request; `PersonErased` is the certificate.
 *
 * Every step is safe to repeat, so an erasure that was interrupted begins again from its first step.
 */
import { Effect, Stream } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import { Principals } from "../../commands/principals.ts"
import type { ActorId } from "../../domain/ids.ts"
import { SignIn } from "../../gateways/http/signIn/signIn.ts"
import { findSealedTexts, noTexts } from "../../streams/erasure/sealedTexts.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { forgetPosts } from "../../gateways/telegram/cards/posts/forgetPosts.ts"
import { forgetAddresses } from "../../gateways/telegram/people/book/forgottenAccounts.ts"
import { eraseCopies } from "./eraseCopies.ts"
import { eraser, oneErasure } from "./oneErasure.ts"
import { rebuildWithout } from "./rebuildWithout.ts"

/** Erases all forgotten people who are not erased yet. Returns their number. After a failure, the next call continues. */
export const eraseForgotten = Effect.gen(function* () {
  const principals = yield* Principals
  yield* principals.current
  const waiting = [...principals.erasing()]
  if (waiting.length > 0) yield* eraseThose(waiting)
  return waiting.length
}).pipe(oneErasure.withPermits(1))

const eraseThose = Effect.fnUntraced(function* (waiting: ReadonlyArray<readonly [person: ActorId, position: number]>) {
  const keyring = yield* Keyring
  const signIn = yield* SignIn
  const people = waiting.map(([person]) => person)
  yield* Effect.forEach(waiting, removePrivateViews, { discard: true })
  yield* Effect.forEach(people, keyring.dropKey, { discard: true })
  const sessions = yield* Effect.forEach(people, (person) =>
    Effect.andThen(
      signIn.endLinks(person),
      signIn.endThose(({ actor }) => actor === person, eraser)
    )
  )
  const found = yield* findSealedTexts(people)
  const copies = yield* Effect.forEach(people, (person) =>
    eraseCopies(person, found.get(person)?.aggregates ?? new Set())
  )
  const posts = yield* forgetPosts
  yield* forgetAddresses
  const tables = yield* rebuildWithout(Math.max(...waiting.map(([, position]) => position)))
  // The last step that removes bytes: from now on no key in the store opens the texts.
  yield* Stream.runDrain(keyring.rotate)
  const { generation } = yield* keyring.generation
  const bus = yield* CommandBus
  yield* Effect.forEach(waiting, ([person, position], n) =>
    bus.send(
      { actor: eraser, key: `erase ${person}@${position}` },
      {
        subject: subjectOf("person", person.slice("person:".length)),
        command: {
          _tag: "RecordErasure",
          position,
          generation,
          texts: found.get(person)?.texts ?? noTexts,
          vectors: copies[n]?.vectors ?? 0,
          snapshots: copies[n]?.snapshots ?? 0,
          sessions: sessions[n] ?? 0,
          posts,
          tables
        },
        // A repeated erasure has other counts.
        asked: { position }
      }
    )
  )
})

/** Private views are of no use without their person. Shared ones stay, without the words of that person. */
const removePrivateViews = ([person, position]: readonly [person: ActorId, position: number]) =>
  Effect.flatMap(CommandBus, (bus) =>
    bus.send(
      { actor: eraser, key: `views ${person}@${position}` },
      { subject: subjectOf("views", person.slice("person:".length)), command: { _tag: "RemovePrivateViews" } }
    )
  )
