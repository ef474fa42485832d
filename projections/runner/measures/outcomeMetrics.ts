/** The business metrics: what the events of the log mean for the team, in counts without any text or person. */
import { Effect, Metric } from "effect"
import { isReadable, type Recorded } from "../../../streams/commit/envelope.ts"
import type { EventOf, EventTag, TrackerEvent } from "../../../streams/commit/events.ts"

export const tasksCreated = Metric.counter("tracker_tasks_created_total", {
  incremental: true,
  description: "Tasks that were created, by source"
})

export const classifications = Metric.counter("tracker_classifications_total", {
  incremental: true,
  description:
    "Classifications of tasks: made, corrected by a person, or failed. A made one that is not corrected is kept"
})

export const proposalsDecided = Metric.counter("tracker_proposals_decided_total", {
  incremental: true,
  description:
    "Decisions of people on proposals: approved, edited (approved after a change), merged, rejected or reopened"
})

export const tasksFinished = Metric.counter("tracker_tasks_finished_total", {
  incremental: true,
  description: "Tasks that were completed or cancelled"
})

interface Outcome {
  readonly metric: Metric.Counter<number>
  readonly labels: Readonly<Record<string, string>>
}

/** The outcome of each kind of event that is counted. */
const outcomes: { readonly [T in EventTag]?: (event: EventOf<T>) => Outcome } = {
  TaskCreated: ({ source = "unknown" }) => ({ metric: tasksCreated, labels: { source } }),
  TaskCompleted: () => ({ metric: tasksFinished, labels: { outcome: "completed" } }),
  TaskCancelled: () => ({ metric: tasksFinished, labels: { outcome: "cancelled" } }),
  TaskClassified: () => ({ metric: classifications, labels: { outcome: "made" } }),
  ClassificationCorrected: () => ({ metric: classifications, labels: { outcome: "corrected" } }),
  ClassificationFailed: () => ({ metric: classifications, labels: { outcome: "failed" } }),
  ProposalApproved: ({ edited }) => ({
    metric: proposalsDecided,
    labels: { decision: edited ? "edited" : "approved" }
  }),
  ProposalMerged: () => ({ metric: proposalsDecided, labels: { decision: "merged" } }),
  ProposalRejected: () => ({ metric: proposalsDecided, labels: { decision: "rejected" } }),
  ProposalReopened: () => ({ metric: proposalsDecided, labels: { decision: "reopened" } })
}

/** The outcome of an event; null for one that is not counted. */
export const businessOutcome = (event: TrackerEvent): Outcome | null => {
  // The cast: the table has, for each tag, a function of the events with that tag.
  const outcome = outcomes[event._tag] as ((event: TrackerEvent) => Outcome) | undefined
  return outcome === undefined ? null : outcome(event)
}

/** Counts the outcomes of commits that were not counted before. */
export const countOutcomes = (commits: ReadonlyArray<Recorded>): Effect.Effect<void> =>
  Effect.forEach(
    commits.filter(isReadable).flatMap(({ events }) => events.map(businessOutcome).filter((each) => each !== null)),
    ({ metric, labels }) => Metric.update(Metric.withAttributes(metric, labels), 1),
    { discard: true }
  )
