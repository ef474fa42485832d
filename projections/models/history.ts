/** What of each event is told in the history of the thing that it happened to. */
import type { Tag } from "../../streams/commit/events.ts"

type Detail = Readonly<Record<string, unknown>>

const whole = (detail: Detail): Detail => detail
const without =
  (...hidden: ReadonlyArray<string>) =>
  (detail: Detail): Detail =>
    Object.fromEntries(Object.entries(detail).filter(([field]) => !hidden.includes(field)))
/** Long lists only as how many they are. What a message said stands in its own row alone, where a redaction finds it. */
const counted =
  (...lists: ReadonlyArray<string>) =>
  (detail: Detail): Detail =>
    Object.fromEntries(
      Object.entries(detail).map(([field, value]) => [
        field,
        lists.includes(field) && Array.isArray(value) ? value.length : value
      ])
    )
/** The machine's own number is for no reader; whose texts were read is for nobody but the one who asked. */
const proposed = (detail: Detail): Detail => counted("evidence")(without("score")(detail))
const asked = without("audiences")
const message = without("text")

/** Events without an entry have no history to read. */
export const told: { readonly [event: string]: (detail: Detail) => Detail } = {
  TaskCreated: whole,
  TaskClassified: whole,
  ClassificationFailed: whole,
  ClassificationCorrected: whole,
  TaskRetitled: whole,
  TaskDescribed: whole,
  TaskPrioritised: whole,
  TaskAssigned: whole,
  TaskScheduled: whole,
  TaskStarted: whole,
  TaskCompleted: whole,
  TaskReopened: whole,
  TaskCancelled: whole,
  TaskCommented: whole,
  TaskShared: whole,
  TaskLinked: whole,
  TaskUnlinked: whole,
  TaskTopicAdded: whole,
  TaskEvidenceAdded: whole,
  TaskEvidenceWithdrawn: whole,
  TaskWithdrawn: whole,
  TaskRestored: whole,
  MessageReceived: message,
  MessageEdited: message,
  MessageRedacted: whole,
  TopicProposed: proposed,
  AtomProposed: proposed,
  TaskProposed: proposed,
  ProposalAmended: whole,
  ProposalApproved: whole,
  ProposalRejected: whole,
  ProposalMerged: whole,
  ProposalSnoozed: whole,
  ProposalReopened: whole,
  TopicCreated: whole,
  TopicRenamed: whole,
  TopicDescribed: whole,
  TopicMerged: whole,
  TopicArchived: whole,
  TopicRestored: whole,
  TopicEvidenceAdded: whole,
  TopicEvidenceWithdrawn: whole,
  AtomRecorded: whole,
  AtomRevised: whole,
  AtomTagged: whole,
  AtomLinked: whole,
  AtomUnlinked: whole,
  AtomArchived: whole,
  AtomRestored: whole,
  AtomEvidenceAdded: whole,
  AtomEvidenceWithdrawn: whole,
  ExtractionRequested: asked,
  ExtractionStarted: whole,
  MessagesSifted: counted("noise"),
  WindowRead: counted("messages", "proposals"),
  WindowFailed: counted("messages"),
  ExtractionCompleted: whole,
  ExtractionFailed: whole,
  ExtractionCancelled: whole,
  ExtractionRetried: whole,
  RunCreated: asked,
  RunStarted: whole,
  RunSurveyed: whole,
  BatchRead: counted("atoms", "proposals"),
  BatchFailed: counted("atoms"),
  RunCompleted: whole,
  RunFailed: whole,
  RunCancelled: whole,
  RunRetried: whole,
  RunProposalSettled: whole,
  RunProposalReopened: whole,
  RunClosed: whole,
  ProviderConfigured: whole,
  ProviderChecked: whole,
  ProviderChosen: whole,
  ProviderStoodDown: whole
} satisfies { readonly [T in Tag]?: (detail: Detail) => Detail }
