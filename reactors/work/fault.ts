/** A fault of ours in long work: it is told where it happened, and the work ends as failed, so that a person can retry it. */
import { Effect } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import type { Command } from "../../commands/catalogue.ts"
import { reactorActor } from "../../domain/ids.ts"
import { causationOf, type Commit } from "../../streams/commit/envelope.ts"
import { framesOf } from "../../streams/errors.ts"

export const failOn =
  (name: "extract" | "analyse", command: Command, commit: Commit) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchDefect((defect) =>
        Effect.gen(function* () {
          yield* Effect.logError("long work met a fault of ours", {
            reactor: name,
            subject: commit.subject,
            frames: framesOf(defect)
          })
          const causation = causationOf(commit)
          yield* (yield* CommandBus).send(
            {
              actor: reactorActor(name),
              key: `${name}:fault:${causation}`,
              causation,
              correlation: commit.correlation
            },
            { subject: commit.subject, command }
          )
        })
      )
    )
