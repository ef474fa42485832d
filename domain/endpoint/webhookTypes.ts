/**
 * The types of outgoing webhooks: the event that each one reports, and the words of its chat message.
 *
 * Receivers depend on these names: add types, never rename one. Imports nothing, because the dashboard offers the list.
 */
export const webhookTypes = {
  "task.created": "TaskCreated",
  "task.classified": "TaskClassified",
  "task.corrected": "ClassificationCorrected",
  "task.retitled": "TaskRetitled",
  "task.described": "TaskDescribed",
  "task.prioritised": "TaskPrioritised",
  "task.assigned": "TaskAssigned",
  "task.scheduled": "TaskScheduled",
  "task.started": "TaskStarted",
  "task.completed": "TaskCompleted",
  "task.reopened": "TaskReopened",
  "task.cancelled": "TaskCancelled",
  "task.commented": "TaskCommented",
  "task.shared": "TaskShared",
  "message.received": "MessageReceived",
  "message.edited": "MessageEdited",
  "message.removed": "MessageRedacted",
  "topic.created": "TopicCreated",
  "topic.renamed": "TopicRenamed",
  "topic.described": "TopicDescribed",
  "topic.archived": "TopicArchived",
  "topic.restored": "TopicRestored",
  "statement.recorded": "AtomRecorded",
  "statement.revised": "AtomRevised",
  "statement.closed": "AtomClosed",
  "statement.reopened": "AtomReopened",
  "statement.archived": "AtomArchived",
  "proposal.approved": "ProposalApproved",
  "proposal.rejected": "ProposalRejected",
  "proposal.merged": "ProposalMerged",
  "extraction.completed": "ExtractionCompleted",
  "extraction.failed": "ExtractionFailed",
  "run.completed": "RunCompleted",
  "run.failed": "RunFailed",
  "run.closed": "RunClosed"
} as const
export type WebhookType = keyof typeof webhookTypes
export const webhookTypeNames = Object.keys(webhookTypes) as ReadonlyArray<WebhookType>

/** The formats of a body: a signed event as JSON, or a line of text in the format of a chat's incoming webhooks. */
export const endpointKinds = ["standard", "slack", "mattermost"] as const
export type EndpointKind = (typeof endpointKinds)[number]

/** The most topics of a filter. */
export const mostTopics = 50
