import { Effect } from "effect"
import { TestClock, TestConsole } from "effect/testing"
import { expect, test } from "vitest"
import { Database, DatabaseUnavailable } from "../../projections/database/database.ts"
import { reportPostgresOutage } from "./postgresOutage.ts"

const url = "postgres://tracker:secret@db.example/tracker"
/** The lines of five minutes with a database that gives this answer to every query. */
const saidIn = (adjust: "2 seconds" | "4 seconds" | "5 minutes", query: Database["Service"]["query"]) =>
  Effect.gen(function* () {
    yield* Effect.forkChild(reportPostgresOutage(url))
    yield* TestClock.adjust(adjust)
    return yield* TestConsole.errorLines
  }).pipe(
    Effect.provideService(Database, {
      kind: "server",
      query,
      transaction: () => Effect.never,
      guarded: () => Effect.never,
      guardedTransaction: () => Effect.never,
      insertRows: () => Effect.never,
      locks: {
        tables: () => Effect.never,
        bot: () => Effect.never,
        webhooks: () => Effect.never,
        sources: () => Effect.never
      },
      define: () => Effect.never
    }),
    Effect.provide([TestClock.layer(), TestConsole.layer]),
    Effect.runPromise
  )
const away: Database["Service"]["query"] = () => Effect.fail(new DatabaseUnavailable({ cause: "away" }))
const line = "waiting for Postgres at db.example:5432: start it, or check DATABASE_URL"

test("an unreachable Postgres is reported in one line, without user and password", async () => {
  expect(await saidIn("2 seconds", away)).toEqual([])
  expect(await saidIn("4 seconds", away)).toEqual([line])
})

test("the report is repeated once a minute, also for a server that does not answer", async () => {
  expect(await saidIn("5 minutes", away)).toEqual(Array.from({ length: 5 }, () => line))
  expect((await saidIn("5 minutes", () => Effect.never)).slice(0, 2)).toEqual([line, line])
})

test("a server that refuses the login is reported, and one that answers is not", async () => {
  expect(await saidIn("4 seconds", () => Effect.die(new Error("password authentication failed")))).toEqual([line])
  expect(await saidIn("5 minutes", () => Effect.succeed([]))).toEqual([])
})
