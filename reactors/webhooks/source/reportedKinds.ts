/** The kinds of things that webhooks report about. */
import type { Kind } from "../../../streams/commit/subjects.ts"

export const reportedKinds = [
  "task",
  "message",
  "topic",
  "atom",
  "proposal",
  "extraction",
  "run"
] as const satisfies ReadonlyArray<Kind>
export type ReportedKind = (typeof reportedKinds)[number]

export const isReportedKind = (kind: Kind): kind is ReportedKind =>
  (reportedKinds as ReadonlyArray<Kind>).includes(kind)

/** The filters of their subjects. */
export const reportedSubjects: ReadonlyArray<string> = reportedKinds.map((kind) => `evt.${kind}.>`)
