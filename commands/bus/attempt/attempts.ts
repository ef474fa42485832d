/** Attempts at commands until they are stored or refused. */
import { Effect, Exit, Schedule } from "effect"
import type { WrongLastSequence } from "../../../streams/errors.ts"
import type { NotDone } from "../../commandBus.ts"
import { Contended } from "../../errors.ts"
import type { QueuedCommand } from "../queue/queuedCommand.ts"
import type { AppendedPosition, Parts } from "./decide.ts"
import { changesRights, followRights } from "./rights.ts"
import { attemptSeveral } from "./several.ts"
import { attemptTogether } from "./together.ts"

/** A command that lost a race is decided again. This many lost races in a row point to a fault elsewhere. */
const mostRaces = 30

const jittered = Schedule.min([Schedule.exponential("1 millis"), Schedule.spaced("50 millis")]).pipe(
  Schedule.jittered,
  Schedule.upTo({ times: mostRaces })
)

type Exits = ReadonlyArray<Exit.Exit<ReadonlyArray<AppendedPosition>, NotDone>>

/** Decides again, with the commits of the other writers, after one of them was first. */
const whileRacing = <A, E extends { readonly _tag: string }>(
  subject: string,
  attempt: (races: number) => Effect.Effect<A, E | WrongLastSequence | "stale">
): Effect.Effect<A, Exclude<E, WrongLastSequence> | Contended> => {
  let races = 0
  const first = attempt(0)
  // Most attempts win, so only a lost one pays for a schedule.
  return Effect.catchIf(first, isRace, () =>
    Effect.suspend(() => attempt(++races)).pipe(Effect.retry({ while: isRace, schedule: jittered }))
  ).pipe(
    Effect.mapError((error) => (isRace(error) ? new Contended({ subject }) : (error as Exclude<E, WrongLastSequence>)))
  )
}
const isRace = (error: { readonly _tag: string } | "stale") => error === "stale" || error._tag === "WrongLastSequence"

/** Runs a command with steps on several aggregates. */
export const runSeveral = (parts: Parts, job: QueuedCommand) =>
  Effect.tap(
    whileRacing(job.steps[0].subject, (races) => attemptSeveral(parts, job, races)),
    (positions) => followRights(parts.principals, positions)
  )

/**
 * Runs commands of one aggregate, in order. Returns one exit for each.
 *
 * When they cannot be stored together, because one of them fails or all together are too large, each runs alone. Each runs
 * alone as well when one may change the rights of the next one.
 */
export const runTogether = (parts: Parts, jobs: ReadonlyArray<QueuedCommand>): Effect.Effect<Exits> => {
  const [first, ...rest] = jobs
  if (first === undefined) return Effect.succeed([])
  const { subject } = first.steps[0]
  if (rest.length > 0 && changesRights(subject)) return eachAlone(parts, jobs)
  const attempt = whileRacing(subject, (races) => attemptTogether(parts, [first, ...rest], races))
  return Effect.flatMap(Effect.exit(attempt), (exit): Effect.Effect<Exits> => {
    if (Exit.isSuccess(exit)) return Effect.as(followRights(parts.principals, positionsIn(exit.value)), exit.value)
    const failed = Exit.failCause(exit.cause)
    if (rest.length === 0 || isForAll(failed)) return Effect.succeed(jobs.map(() => failed))
    return eachAlone(parts, jobs)
  })
}

const eachAlone = (parts: Parts, jobs: ReadonlyArray<QueuedCommand>): Effect.Effect<Exits> =>
  Effect.map(
    Effect.forEach(jobs, (job) => runTogether(parts, [job])),
    (each) => each.flat()
  )
const positionsIn = (exits: Exits) => exits.flatMap((exit) => (Exit.isSuccess(exit) ? exit.value : []))

/** These failures do not depend on the command. */
const forAll: ReadonlySet<string> = new Set([
  "StreamUnavailable",
  "Contended",
  "AggregateParked",
  "LogChanged",
  "KeysLost"
])
const isForAll = (exit: Exit.Exit<never, NotDone>): boolean =>
  Exit.isFailure(exit) && exit.cause.reasons.some((reason) => reason._tag === "Fail" && forAll.has(reason.error._tag))
