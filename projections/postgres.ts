/** The only file that imports the Postgres client. The same client connects to a server and, within the process, to PGlite. */
import postgres from "postgres"
import type { Duplex } from "node:stream"

export type Sql = postgres.Sql<{ int8: number }>
/** One connection of a pool, until its `release`. */
export type ReservedSql = postgres.ReservedSql<{ int8: number }>
export type Transaction = postgres.TransactionSql<{ int8: number }>
/** A statement that was sent; the caller knows the columns of its rows. */
export type Query = PromiseLike<unknown>
/** A part of a statement, with its bound values. */
export type Fragment = postgres.Fragment
export type Json = postgres.JSONValue
export type Row = Readonly<Record<string, unknown>>

const common = {
  fetch_types: true,
  onnotice: () => {},
  // Positions fit a number: 2^53 commits are more than any log holds.
  types: { int8: { to: 20, from: [20], parse: Number, serialize: String } }
}

/** A pool on a server. A query that waits longer than `connect_timeout` for a connection fails; a retry is safe. */
export const openServer = (url: string): Sql =>
  postgres(url, {
    ...common,
    max: 8,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 1800,
    connection: { application_name: "task-tracker" }
  })

/** One session over the given socket. PGlite has one session only: a second connection would interleave with the first. */
export const openSocket = (socket: () => Duplex): Sql =>
  postgres({
    ...common,
    max: 1,
    host: "pglite",
    database: "postgres",
    username: "postgres",
    idle_timeout: 0,
    max_lifetime: null,
    socket
  } as unknown as postgres.Options<{ int8: postgres.PostgresType<number> }>)

/** Whether the connection failed, and not the query: a retry is safe. */
export const isConnectionLost = (cause: unknown): boolean => {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : ""
  // Classes 08 (connection), 57P (shutdown), 53 (resources), 40 (serialisation, deadlock), 55P03 (lock not available).
  return /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|08|57P|53|40|55P03)/.test(code)
}
/** Whether a guarded statement rolled itself back. */
export const isGuardBroken = (cause: unknown): boolean =>
  typeof cause === "object" && cause !== null && "code" in cause && cause.code === "22012"
