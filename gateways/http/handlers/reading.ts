/** What every read route does: check the role, wait for the position asked for, bound by the caller's audiences, map what fails. */
import { Effect } from "effect"
import { allows, type Read, readRules } from "../../../commands/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../projections/database/database.ts"
import type { BadCursor } from "../../../projections/reads/pages.ts"
import { type NotThereYet, Reads } from "../../../projections/reads/reads.ts"
import { Caller } from "../signIn/caller.ts"
import { BadRequest, NotAllowed, Unavailable } from "../problems/problems.ts"

type Asked = Reads["Service"]

/** Runs a read for the caller; `after` is the position it must have reached. */
export const readAs = Effect.fnUntraced(function* <A, E, R>(
  what: Read,
  after: number | undefined,
  ask: (reads: Asked, audiences: ReadonlyArray<string>) => Effect.Effect<A, E | DatabaseUnavailable | BadCursor, R>
) {
  const { actor } = yield* Caller
  const principals = yield* Principals
  const role = principals.roleOf(actor)
  if (!allows(readRules[what], actor, role))
    return yield* new NotAllowed({
      detail: `This is for the role ${readRules[what].least} and those above it; yours is ${role ?? "none"}.`
    })
  const reads = yield* Reads
  if (after !== undefined) yield* reads.waitFor(after).pipe(Effect.mapError(late))
  return yield* ask(reads, principals.audiencesOf(actor)).pipe(
    Effect.catchIf(isDatabaseUnavailable, ({ message }) =>
      Effect.fail(
        new Unavailable({
          detail: `${message[0]?.toUpperCase() ?? ""}${message.slice(1)}. Nothing is lost: ask again in a moment.`
        })
      )
    ),
    Effect.catchIf(isBadCursor, () =>
      Effect.fail(
        new BadRequest({
          detail: "cursor: is none that this list gave",
          errors: [{ field: "cursor", message: "is none that this list gave" }]
        })
      )
    )
  )
})

const isDatabaseUnavailable = (error: unknown): error is DatabaseUnavailable => tagOf(error) === "DatabaseUnavailable"
const isBadCursor = (error: unknown): error is BadCursor => tagOf(error) === "BadCursor"
const tagOf = (error: unknown) => (typeof error === "object" && error !== null && "_tag" in error ? error._tag : "")
const late = ({ at, wanted }: NotThereYet) =>
  new Unavailable({
    detail: `The read models are at position ${at} and ${wanted} was asked for. Ask again in a moment, or without \`after\`.`
  })
