/**
 * Erases the texts of the messages that the log has redacted. The commit `MessageRedacted` is the request; `MessageErased` is the
 * certificate. Every step is safe to repeat, so an erasure that was interrupted begins again from its first step.
 */
import { Effect } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import { ProposalId } from "../../domain/ids.ts"
import { forgetPosts } from "../../gateways/telegram/cards/posts/forgetPosts.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { type DerivedItems, findDerivedItems } from "../../streams/erasure/derivedItems.ts"
import type { Redacted } from "../../streams/redaction/redactions.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { eraseCopiesOf } from "./eraseCopies.ts"
import { eraser, oneErasure } from "./oneErasure.ts"
import { rebuildWithout } from "./rebuildWithout.ts"

/** Erases all that wait. Returns their number. A failure leaves the rest of the work to the next call. */
export const eraseRedacted = Effect.gen(function* () {
  const { redactions } = yield* Keyring
  yield* redactions.catchUp
  const waiting = redactions.waiting()
  if (waiting.size > 0) yield* eraseThose(waiting)
  return waiting.size
}).pipe(oneErasure.withPermits(1))

const eraseThose = Effect.fnUntraced(function* (waiting: ReadonlyMap<string, Redacted>) {
  const { redactions } = yield* Keyring
  const found = yield* findDerivedItems(waiting.keys())
  for (const [message, { proposals }] of found) redactions.noteProposals(message, [...proposals], false)
  const counts = yield* eraseCopiesOf(
    new Map([...found].map(([message, items]) => [message, new Set(aggregatesOf(message, items))]))
  )
  const posts = yield* forgetPosts
  const tables = yield* rebuildWithout(Math.max(...[...waiting.values()].map(({ position }) => position)))
  const bus = yield* CommandBus
  const record = ([message, { position }]: readonly [string, Redacted]) =>
    bus.send(
      { actor: eraser, key: `redact ${message}@${position}` },
      {
        subject: subjectOf("message", message),
        command: {
          _tag: "RecordRedaction",
          position,
          proposals: [...(found.get(message)?.proposals ?? [])].map((id) => ProposalId.make(id)),
          tasks: found.get(message)?.tasks.size ?? 0,
          knowledge: found.get(message)?.knowledge.size ?? 0,
          ...(counts.get(message) ?? { vectors: 0, snapshots: 0 }),
          posts,
          tables
        },
        // A repeated erasure counts other numbers.
        asked: { position }
      }
    )
  yield* Effect.forEach(waiting, record, { concurrency: certificatesAtOnce, discard: true })
})

/** A retention may erase thousands of messages together. */
const certificatesAtOnce = 16

/** The aggregates that have the text, as `task.<id>`. */
const aggregatesOf = (message: string, { proposals, tasks, knowledge }: DerivedItems) => [
  `message.${message}`,
  ...[...proposals].map((id) => `proposal.${id}`),
  ...tasks,
  ...knowledge
]
