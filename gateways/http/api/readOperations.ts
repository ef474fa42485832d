/**
 * Operations that read: they wait for `after`, are bounded by the caller's audiences, and return the position of the
 * answer.
 */
import { Effect, Schema } from "effect"
import type { ReadRule } from "../../../commands/rules/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../projections/database/database.ts"
import { Knowledge } from "../../../projections/reads/knowledge/knowledge.ts"
import type { BadCursor, PageOf } from "../../../projections/reads/pages.ts"
import { type NotThereYet, Reads } from "../../../projections/reads/reads.ts"
import { Page } from "../../contract.ts"
import { Limits } from "../entry/limits/limits.ts"
import {
  type BadRequest,
  type NotAllowed,
  NotFound,
  readProblems,
  TooMany,
  Unavailable,
  wrongField
} from "../problems/problems.ts"
import { visibleTo } from "../references/visibleTo.ts"
import { Caller } from "../signIn/caller.ts"
import { type Fields, type RestOperation, restOperation } from "./operation.ts"
import { withSurvivors } from "../survivors/survivors.ts"
import { requireRole } from "./rights/operationRule.ts"
import { type asOfQuery, inUtc, pageQuery, readQuery } from "./requestFields.ts"

/** The read models, and the audiences that the caller may see. */
export interface Access {
  readonly reads: Reads["Service"]
  readonly knowledge: Knowledge["Service"]
  readonly audiences: ReadonlyArray<string>
}
type ReadFailure = DatabaseUnavailable | BadCursor
type ReadProblem = NotAllowed | NotFound | BadRequest | TooMany | Unavailable
type ReadServices = Caller | Principals | Reads | Knowledge

interface ReadSpec {
  readonly params?: Fields
  /** Query fields besides `after`. */
  readonly query?: Fields
  readonly success: Schema.Top
  readonly description?: string | undefined
}
type Typed<F extends Fields> = Schema.Struct<F>["Type"]
type Part<S, K extends string> = S extends { readonly [P in K]: infer F extends Fields } ? Typed<F> : unknown
/** The decoded request of a read. */
interface Query<S> {
  readonly params: Part<S, "params">
  readonly query: Part<S, "query">
}

/** A GET operation. `answer` runs once the read models have reached the position in `after`. */
export const read = <const S extends ReadSpec, R>(
  rule: ReadRule,
  path: `/${string}`,
  spec: S,
  answer: (request: Query<S>, access: Access) => Effect.Effect<S["success"]["Type"], ReadFailure | ReadProblem, R>
): RestOperation<R | ReadServices> => {
  const query = { ...readQuery, ...spec.query }
  return restOperation(rule, { ...spec, method: "GET", path, query, error: readProblems }, (request) =>
    // TypeScript does not see that the type of merged fields has the type of each part.
    withAccess((request.query as Typed<typeof readQuery>).after, (access) =>
      answer(request as unknown as Query<S>, access)
    )
  )
}

interface PageSpec {
  readonly row: Schema.Top
  /** The fields of the query beside those of every page. */
  readonly filter?: Fields
  readonly description?: string | undefined
}
/** Rows of a page when the request has no `limit`. */
export const pageRows = 50

/** A GET operation that lists rows, newest first, page by page. */
export const readPage = <const S extends PageSpec, R>(
  rule: ReadRule,
  path: `/${string}`,
  spec: S,
  rows: (
    access: Access,
    filter: Part<S, "filter">,
    limit: number,
    cursor: string | undefined,
    asOf: number | null
  ) => Effect.Effect<PageOf<S["row"]["Type"]>, ReadFailure, R>
): RestOperation<R | ReadServices> => {
  const { row, filter, description }: S = spec
  return read(
    rule,
    path,
    { query: { ...pageQuery, ...filter }, success: Page(row), description },
    Effect.fnUntraced(function* ({ query }, access) {
      // As in `read`.
      const { limit = pageRows, cursor, asOf } = query as Typed<typeof pageQuery & typeof asOfQuery>
      const position = yield* asOfPosition(access, asOf)
      const page = yield* rows(access, query as Part<S, "filter">, limit, cursor, position)
      return { ...page, seq: position ?? (yield* access.reads.seq) }
    })
  )
}

/** The position of the query's `asOf`; null without one. Fails when the log has not reached it. */
export const asOfPosition = ({ reads }: Access, asOf: string | undefined) => {
  if (asOf === undefined) return Effect.succeed(null)
  return reads.positionOf(/^\d+$/u.test(asOf) ? Number(asOf) : inUtc(asOf)).pipe(
    Effect.catchTags({
      BeyondHead: ({ head }) => Effect.fail(beyondHead(head)),
      NotThereYet: (error) => Effect.fail(behind(error)),
      StreamUnavailable: ({ message }) => Effect.fail(new Unavailable({ detail: `${message}. Try again in a moment.` }))
    })
  )
}

/** A read before a command, for example to find the id of `T-12`. */
export const lookUp = <A, E, R>(rule: ReadRule, find: (access: Access) => Effect.Effect<A, E | ReadFailure, R>) =>
  Effect.andThen(requireRole(rule), withAccess(undefined, find))

/** The row. Fails with `NotFound` if it does not exist or the caller may not see it. */
export const found = <A>(row: A | null, kind: string): Effect.Effect<A, NotFound> =>
  row === null
    ? Effect.fail(new NotFound({ reason: "not-found", detail: `There is no such ${kind}, or you may not see it.` }))
    : Effect.succeed(row)

const withAccess = Effect.fnUntraced(function* <A, E, R>(
  after: number | undefined,
  answer: (access: Access) => Effect.Effect<A, E | ReadFailure, R>
) {
  const { actor } = yield* Caller
  const reads = yield* Reads
  if (after !== undefined) yield* reads.waitFor(after).pipe(Effect.mapError(behind))
  const principals = yield* Principals
  const audiences = principals.audiencesOf(actor)
  const { readTurns } = yield* Limits
  if (readTurns.isFull(actor)) return yield* tooManyReads
  return yield* readTurns.run(actor, answer({ reads, knowledge: yield* Knowledge, audiences })).pipe(
    Effect.flatMap((value) => visibleTo(reads.closed, audiences, withSurvivors(principals, value))),
    Effect.catchIf(isDatabaseUnavailable, ({ message }) =>
      Effect.fail(
        new Unavailable({
          detail: `${message[0]?.toUpperCase() ?? ""}${message.slice(1)}. Nothing is lost: send the request again in a moment.`
        })
      )
    ),
    Effect.catchIf(isBadCursor, () => Effect.fail(badCursor))
  )
})

const tooManyReads = new TooMany({
  detail: "Too many of your reads wait. Send fewer at a time, or try again in a second.",
  retryAfter: 1
})
const badCursor = wrongField("cursor", "must be the `next` of a page of this list")
const beyondHead = (head: number) => wrongField("asOf", `must be at most ${head}, the last position of the log`)
const behind = ({ at, wanted }: NotThereYet) =>
  new Unavailable({
    detail: `The read models are at position ${at}, and \`after\` is ${wanted}. Send the request again in a moment, or without \`after\`.`
  })
const isDatabaseUnavailable = (error: unknown): error is DatabaseUnavailable => tagOf(error) === "DatabaseUnavailable"
const isBadCursor = (error: unknown): error is BadCursor => tagOf(error) === "BadCursor"
const tagOf = (error: unknown) => (typeof error === "object" && error !== null && "_tag" in error ? error._tag : "")
