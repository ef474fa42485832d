/** Reading knowledge for a caller: one thing or none, by its id or by the number that people say. */
import { Effect } from "effect"
import type { Read } from "../../../../commands/authorisation.ts"
import type { Receipt, Request } from "../../../../commands/commandBus.ts"
import type { DatabaseUnavailable } from "../../../../projections/database/database.ts"
import { Knowledge } from "../../../../projections/reads/knowledge.ts"
import type { BadCursor } from "../../../../projections/reads/pages.ts"
import { NotFound } from "../../problems/problems.ts"
import type { NotDecided } from "../../problems/problemOf.ts"
import { type CommandHeaders, decideAs, keyOf } from "../commands.ts"
import { readAs } from "../reading.ts"

/** A read of knowledge, with how fresh it is. */
export const know = <A, E, R>(
  what: Read,
  after: number | undefined,
  ask: (
    knowledge: Knowledge["Service"],
    audiences: ReadonlyArray<string>
  ) => Effect.Effect<A, E | DatabaseUnavailable | BadCursor, R>
) =>
  Effect.flatMap(Knowledge, (knowledge) =>
    readAs(what, after, (reads, audiences) => Effect.all({ found: ask(knowledge, audiences), seq: reads.seq }))
  )

/** The row, or the problem that there is none for the caller. */
export const there = <A>(row: A | null, what: string): Effect.Effect<A, NotFound> =>
  row === null
    ? Effect.fail(
        new NotFound({ reason: "not-found", detail: `There is no such ${what}, or it is not for you to see.` })
      )
    : Effect.succeed(row)

/** `K-3` is looked up; an id goes on as it is. */
export const byNumber = (id: string): { readonly id: string } | { readonly number: number } => {
  const number = /^[a-z]-(\d+)$/i.exec(id)?.[1]
  return number === undefined ? { id } : { number: Number(number) }
}

interface Asked<P> {
  readonly params: { readonly id: string }
  readonly headers: CommandHeaders
  readonly payload: P
}
/** A route that decides about one thing by its id. */
export const decides =
  <P, R>(decide: (request: Request, id: string, payload: P) => Effect.Effect<Receipt, NotDecided, R>) =>
  ({ params, headers, payload }: Asked<P>) =>
    decideAs(keyOf(headers), (request) => decide(request, params.id, payload))
/** The same, where nothing else is said. */
export const does =
  <R>(decide: (request: Request, id: string) => Effect.Effect<Receipt, NotDecided, R>) =>
  ({ params, headers }: Omit<Asked<unknown>, "payload">) =>
    decideAs(keyOf(headers), (request) => decide(request, params.id))
