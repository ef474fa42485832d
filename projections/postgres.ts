/** The only file that imports the Postgres client. The same client connects to a server and, within the process, to PGlite. */
import postgres from "postgres"
import type { Duplex } from "node:stream"

export type Sql = postgres.Sql<{ int8: number }>
export type Transaction = postgres.TransactionSql<{ int8: number }>
/** Either of them: for a statement that is built for both. */
export type AnySql = postgres.ISql<{ int8: number }>
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

/** One connection that is never closed for being idle or old. `ended` is called when it has ended. */
export const openSession = (url: string, ended: () => void): Sql =>
  postgres(url, {
    ...common,
    // The lock needs no arrays, and a session that ends early must not leave a query behind.
    fetch_types: false,
    max: 1,
    connect_timeout: 5,
    idle_timeout: null,
    max_lifetime: null,
    onclose: ended,
    connection: { application_name: "task-tracker writer" }
  } as unknown as postgres.Options<{ int8: postgres.PostgresType<number> }>)

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
  // Classes 08 (connection), 57P (shutdown), 53 (resources), 25P03 (idle in a transaction).
  return /^(CONNECTION_|CONNECT_|ECONN|EHOST|ENET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|08|57P|53|25P03)/.test(code)
}

/** Whether the connection has closed by itself. An error of the server leaves it open, and a destroyed one refuses statements. */
const isClosed = (cause: unknown): boolean =>
  isConnectionLost(cause) &&
  !(cause instanceof postgres.PostgresError) &&
  (cause as { readonly code: string }).code !== "CONNECTION_DESTROYED"

/**
 * Runs a transaction. Every transaction must run here, and never by `sql.begin` alone.
 *
 * The client rolls back a transaction whose statement fails. If the connection has closed, it writes the rollback to a socket
 * that is gone, and the exception ends the process. So a failure of the connection does not reach the client: it rejects
 * the transaction by itself when the connection closes. Source: porsager/postgres issues 1066 and 1154, open in 3.4.9.
 */
export const transact = <A>(sql: Sql, run: (transaction: Transaction) => Promise<A>): Promise<A> =>
  sql.begin((transaction) =>
    run(transaction).catch((cause: unknown) => (isClosed(cause) ? new Promise<never>(() => {}) : Promise.reject(cause)))
  ) as Promise<A>

/** Whether other sessions were in the way: the connection is good, and a retry is safe. */
export const isBusy = (cause: unknown): boolean =>
  // Class 40 (serialisation, deadlock), 55P03 (lock not available).
  typeof cause === "object" && cause !== null && "code" in cause && /^(40|55P03)/.test(String(cause.code))

/**
 * Whether Postgres refuses the values of a statement, and not its text: a retry with the same values fails again. A guard
 * that does not hold is not among them.
 */
export const isDataRefused = (cause: unknown): boolean =>
  typeof cause === "object" &&
  cause !== null &&
  "code" in cause &&
  cause.code !== divisionByZero &&
  // Classes 22 (data), 23 (integrity), 54 (limits), 25P02 (the statement before it in the transaction failed).
  /^(?:22|23|54)...$|^25P02$/.test(String(cause.code))

/** The condition of the guard, when a guarded statement rolled itself back; otherwise null. */
export const guardOf = (cause: unknown): string | null => {
  const isGuard = typeof cause === "object" && cause !== null && "code" in cause && cause.code === divisionByZero
  if (!isGuard) return null
  return "message" in cause ? String(cause.message) : divisionByZero
}
/** Source: PostgreSQL documentation, Error Codes. */
const divisionByZero = "22012"

/** Lines of text in the format of COPY, in a transaction of their own. Only for a server: PGlite reads no COPY from a client. */
export const copyLines = async (sql: Sql, statement: string, chunks: Iterable<string>): Promise<void> => {
  await transact(sql, async (transaction) => {
    const out = await transaction.unsafe(statement).simple().writable()
    const failed = new Promise<never>((_, reject) => out.once("error", reject))
    // Without this, a failure after the last chunk is an unhandled rejection.
    failed.catch(() => {})
    for (const chunk of chunks)
      await Promise.race([new Promise<void>((resolve) => out.write(chunk, () => resolve())), failed])
    out.end()
    await Promise.race([new Promise((resolve) => setImmediate(resolve)), failed])
    // The client does not report a COPY that the server refuses at its end. The next statement then fails with 25P02.
    await Promise.race([transaction.unsafe("select 1"), failed])
  })
}
