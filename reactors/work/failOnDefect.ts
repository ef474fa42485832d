/** Handles a defect in an extraction or run: logs it and records the work as failed, so that a person can retry it. */
import { Effect } from "effect"
import { sendOnce } from "../../commands/sendOnce.ts"
import type { Command } from "../../commands/catalogue.ts"
import { reactorActor } from "../../domain/ids.ts"
import { causationOf, type Commit } from "../../streams/commit/envelope.ts"
import { framesOf } from "../../streams/errors.ts"

export const failOnDefect =
  (name: "extract" | "analyse", command: Command, commit: Commit) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchDefect((defect) =>
        Effect.gen(function* () {
          yield* Effect.logError("an extraction or run ended with a defect", {
            reactor: name,
            subject: commit.subject,
            frames: framesOf(defect)
          })
          const causation = causationOf(commit)
          yield* sendOnce(
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
