/** The commands on one statement, each shown at once and with an undo. */
import type { ClosedStatus } from "../../../domain/values.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import type { Live } from "../../sync/live.tsx"
import { type KnownAct, type RevisedFields, statementSteps, type TagChange } from "./knownSteps.ts"
import { sendKnown } from "./sendKnown.ts"

const { archive, close, link, mergeStatement, reopen, restore, revise, tag, unlink } = statementSteps

export const createStatementActs = ({ atoms }: Pick<Live["views"], "atoms">) => {
  const send = (row: AtomRow, act: KnownAct<AtomRow>, key?: string) => sendKnown("atom", atoms, row, act, key)
  return {
    /** Null after a refusal. `seen`: the revision that the person saw. */
    reviseText: (row: AtomRow, text: string, key: string, seen: number | null) =>
      send(row, revise(row, { text }, seen ?? row.revision), key),
    revise: (row: AtomRow, fields: RevisedFields) => void send(row, revise(row, fields)),
    /** Null after a refusal. */
    tag: (row: AtomRow, change: TagChange, key?: string) => send(row, tag(row, change), key),
    link: (row: AtomRow, to: AtomRow["links"][number]) => void send(row, link(row, to)),
    unlink: (row: AtomRow, to: AtomRow["links"][number]) => void send(row, unlink(row, to)),
    close: (row: AtomRow, status: ClosedStatus, by: AtomRow["id"] | null = null) => void send(row, close(status, by)),
    merge: (row: AtomRow, into: AtomRow["id"]) => void send(row, mergeStatement(into)),
    reopen: (row: AtomRow) => void send(row, reopen(row)),
    archive: (row: AtomRow) => void send(row, archive),
    restore: (row: AtomRow) => void send(row, restore)
  }
}
export type StatementActs = ReturnType<typeof createStatementActs>
