/** The analyses of knowledge: how far each is, and what people made of its proposals. */
import type { ActorId, TopicId } from "../../../../domain/ids.ts"
import type { Accuracy, Verdict } from "../../../../domain/run/run.ts"
import type { Audience } from "../../../../domain/values.ts"
import { type At, idOf, type Projection } from "../../../projection.ts"
import { begun, partFailed, partRead, type Progress, progressColumns, retried } from "./progress.ts"

export interface Run extends Progress {
  readonly name: string
  readonly status: "created" | "running" | "completed" | "failed" | "cancelled" | "closed"
  readonly topics: ReadonlyArray<TopicId>
  readonly again: boolean
  /** Whose knowledge it may look at. */
  readonly audiences: ReadonlyArray<Audience>
  readonly config: {
    readonly provider: string
    readonly model: string
    readonly embedModel: string
    readonly promptVersion: string
  }
  /** Those of all attempts; null until it has counted. */
  readonly atoms: number | null
  readonly read: number
  readonly failed: number
  /** Its proposals, each with what became of it; null waits for a person. */
  readonly settled: { readonly [proposal: string]: Verdict | null }
  readonly waiting: number
  readonly verdicts: Accuracy
  readonly createdBy: ActorId
  readonly createdAt: string
}

export const runs: Projection<Run> = {
  name: "runs",
  version: 1,
  columns: {
    name: { type: "text NOT NULL", personal: true },
    status: "text NOT NULL",
    topics: "jsonb NOT NULL",
    again: "boolean NOT NULL",
    audiences: "jsonb NOT NULL",
    config: "jsonb NOT NULL",
    atoms: "integer",
    read: "integer NOT NULL",
    failed: "integer NOT NULL",
    settled: "jsonb NOT NULL",
    waiting: "integer NOT NULL",
    verdicts: "jsonb NOT NULL",
    createdBy: "text NOT NULL",
    createdAt: "text NOT NULL",
    ...progressColumns
  },
  indexes: [`("createdAt", id)`, "(seq)"],
  versions: false,
  streamed: true,
  keys: (_, commit) => (commit.subject.startsWith("evt.run.") ? [idOf(commit)] : []),
  begins: "RunCreated",
  rows: {
    RunCreated: (event, { commit }) => ({
      [idOf(commit)]: {
        name: event.name,
        status: "created",
        topics: event.topics,
        again: event.again,
        audiences: event.audiences,
        config: event.config,
        atoms: null,
        read: 0,
        failed: 0,
        settled: {},
        waiting: 0,
        verdicts: noVerdicts,
        createdBy: commit.actor,
        createdAt: commit.at,
        ...begun(event.audience, commit)
      }
    }),
    RunStarted: (_, at) => changed(at, () => ({ status: "running", startedAt: at.commit.at })),
    // What earlier attempts have looked at counts along: it is so much of the whole.
    RunSurveyed: ({ atoms }, at) => changed(at, (row) => ({ atoms: row.read + atoms })),
    BatchRead: (event, at) =>
      changed(at, (row) => ({
        read: row.read + event.atoms.length,
        ...partRead(row, event),
        ...settle({ ...Object.fromEntries(event.proposals.map((each) => [each, null])), ...row.settled })
      })),
    BatchFailed: ({ batch, atoms, reason }, at) =>
      changed(at, (row) => ({
        failed: row.failed + atoms.length,
        ...partFailed(row, { part: batch, reason, size: atoms.length })
      })),
    RunCompleted: (_, at) => changed(at, () => ({ status: "completed", endedAt: at.commit.at })),
    RunFailed: ({ reason }, at) => changed(at, () => ({ status: "failed", reason, endedAt: at.commit.at })),
    RunCancelled: (_, at) => changed(at, () => ({ status: "cancelled", endedAt: at.commit.at })),
    RunRetried: (_, at) =>
      changed(at, (row) => ({
        ...retried(row),
        status: "running",
        atoms: null,
        failed: 0,
        startedAt: at.commit.at
      })),
    RunProposalSettled: ({ proposal, verdict }, at) =>
      changed(at, (row) => settle({ ...row.settled, [proposal]: verdict })),
    RunProposalReopened: ({ proposal }, at) => changed(at, (row) => settle({ ...row.settled, [proposal]: null })),
    RunClosed: (_, at) => changed(at, () => ({ status: "closed" }))
  }
}

const noVerdicts: Accuracy = { approved: 0, edited: 0, merged: 0, rejected: 0 }

const settle = (settled: Run["settled"]) => {
  const all = Object.values(settled)
  const count = (wanted: Verdict) => all.filter((each) => each === wanted).length
  return {
    settled,
    waiting: all.filter((each) => each === null).length,
    verdicts: {
      approved: count("approved"),
      edited: count("edited"),
      merged: count("merged"),
      rejected: count("rejected")
    }
  }
}

const changed = ({ commit, before }: At<Run>, change: (row: Run) => Partial<Run>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row), updatedAt: commit.at } }
}
