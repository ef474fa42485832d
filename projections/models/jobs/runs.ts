/** Every run: its settings, its progress, and the decisions on its proposals. */
import { Schema } from "effect"
import { ActorId, RunId, TopicId } from "../../../domain/ids.ts"
import { type Accuracy, Verdict } from "../../../domain/run/fields.ts"
import { Audience } from "../../../domain/values.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, internal, personalField } from "../../row.ts"
import { begun, partFailed, partRead, progressFields, retried } from "./progress.ts"

/** Its progress is `read + failed` of `atoms`. */
export const runRow = declareRow(RunId, {
  name: personalField(Schema.String),
  status: Schema.Literals(["created", "running", "completed", "failed", "cancelled", "closed"]),
  topics: Schema.Array(TopicId),
  again: Schema.Boolean,
  /** The audiences whose knowledge it may analyse. */
  audiences: internal(Schema.Array(Audience)),
  config: Schema.Struct({
    provider: Schema.String,
    model: Schema.String,
    embedModel: Schema.String,
    promptVersion: Schema.String
  }),
  /** The atoms of all attempts; null until they are counted. */
  atoms: Schema.NullOr(Schema.Int),
  read: Schema.Int,
  failed: Schema.Int,
  /** Its proposals by id, each with the decision on it; null while there is none. */
  settled: internal(Schema.Record(Schema.String, Schema.NullOr(Verdict))),
  /** How many of its proposals are undecided. */
  waiting: Schema.Int,
  verdicts: Schema.Struct({
    approved: Schema.Int,
    edited: Schema.Int,
    merged: Schema.Int,
    rejected: Schema.Int
  }),
  createdBy: ActorId,
  createdAt: Schema.String,
  ...progressFields
})
export type Run = typeof runRow.stored.Type
export type RunOut = typeof runRow.wire.Type

export const runs: Projection<Run, RunOut> = {
  name: "runs",
  version: 1,
  row: runRow,
  indexes: [`("createdAt", id)`, `(audience, "createdAt", id)`, "(seq)"],
  versions: false,
  streamed: true,
  keys: (_, commit) => idsOf("run", commit),
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
    // The atoms that earlier attempts finished count too, since progress is a share of all of them.
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

const changed = (at: At<Run>, change: (row: Run) => Partial<Run>) =>
  changeRow(at, (row) => ({ ...change(row), updatedAt: at.commit.at }))
