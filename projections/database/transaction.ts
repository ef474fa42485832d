/** Statements that take effect together. */
import { type Query, type Row, type Sql, transact, type Transaction } from "../postgres.ts"

/** A writer that is suspended within a transaction keeps its locks for at most this time. */
const idleLimit = "5s"

/**
 * All statements or none, sent in one pipeline. Answers the rows of each statement.
 *
 * The limit on idleness belongs to the transaction, and not to the connection: a pooler refuses unknown settings of
 * connections. PGlite needs no limit: its only session belongs to this process.
 */
export const pipelined = async (
  kind: "pglite" | "server",
  sql: Sql,
  statements: (transaction: Transaction) => ReadonlyArray<Query>
): Promise<ReadonlyArray<ReadonlyArray<Row>>> => {
  const answers = await transact(sql, (transaction) => {
    const limit =
      kind === "server" ? transaction.unsafe(`set local idle_in_transaction_session_timeout = '${idleLimit}'`) : null
    return Promise.all([limit, ...statements(transaction)])
  })
  // The cast: each statement returns its rows.
  return answers.slice(1) as ReadonlyArray<ReadonlyArray<Row>>
}
