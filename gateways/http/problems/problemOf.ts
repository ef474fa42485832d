/** One table from a refusal or failure to the client's problem. A reason without an entry does not compile. */
import type { NotDone } from "../../../commands/commandBus.ts"
import type { Refused } from "../../../commands/catalogue.ts"
import type { UsesUnknown } from "../../../commands/knowledge/uses.ts"
import type { RefusalReason } from "../../contract/problems/refusals.ts"
import { mostSavedViews, mostTags } from "../../../domain/text/limits.ts"
import {
  type BadRequest,
  Conflict,
  LogFull,
  NotAllowed,
  NotFound,
  TooLarge,
  type TooMany,
  Unavailable,
  Unprocessable
} from "./problems.ts"

// A refusal without a code of the contract does not compile.
type Reason = Refused["because"] & RefusalReason
const missing = (detail: string) => ({ problem: NotFound, detail })
const conflict = (detail: string) => ({ problem: Conflict, detail })

const refusals: {
  readonly [R in Reason]: { readonly problem: typeof NotFound | typeof Conflict; readonly detail: string }
} = {
  "not-found": missing("It does not exist, or you may not see it."),
  "already-exists": conflict("It exists already."),
  "already-done": conflict("The task is done. Reopen it first."),
  "already-cancelled": conflict("The task is cancelled. Reopen it first."),
  "comment-exists": conflict("This comment exists already."),
  "no-comment": conflict("There is no such comment, or it was deleted."),
  "not-redacted": conflict("This message was not removed, so nothing is erased."),
  redacted: missing("The message was removed."),
  left: conflict("This person has left."),
  forgotten: conflict("This person's data was erased. The id cannot be used again."),
  "linked-already": conflict("This person is linked to another Telegram account already."),
  moved: conflict("The chat has moved to another id."),
  unbound: conflict("The tracker no longer listens to this chat."),
  waits: conflict("An owner must approve this chat first."),
  approved: conflict("An owner has approved this chat meanwhile."),
  "used-already": conflict("The invitation was used already."),
  expired: conflict("The token or invitation has expired."),
  revoked: conflict("The token or invitation was revoked."),
  "not-forgotten": conflict("This person was not forgotten, so nothing is erased."),
  "not-confirmed": conflict("Type the name of the person exactly as it is shown. Nothing was changed."),
  "last-owner": conflict("This is the last owner. Make another person an owner first."),
  "too-many-ways": conflict("This person has too many sign-in methods. Remove one first."),
  "counter-behind": conflict(
    "This passkey may have been copied: its counter did not rise. Remove it, and use another sign-in method."
  ),
  "code-unknown": missing("This recovery code does not exist, or it was used."),
  "person-merged": conflict("This person was merged into another one. Use the other person."),
  "same-person": conflict("Both are the same person. Choose two different people."),
  "on-the-team": conflict("This person is on the team already. Send them a sign-in link instead (`tt login --name`)."),
  "last-way": conflict(
    "This is the last sign-in method of this person. Add another one first, or remove the person from the team."
  ),
  "name-taken": conflict(
    "Another person on the team has this name, or one that looks the same. Choose another name, for example with a surname."
  ),
  taken: conflict("It is already in use."),
  "held-by-another": conflict("Another holder uses it."),
  itself: conflict("A link needs two different items. Choose another one."),
  archived: conflict("It is archived. Restore it first."),
  "merged-already": conflict("The topic was merged into another one. Use the other topic, or restore this one first."),
  "used-since": conflict("It was used or changed after the decision. Undo those changes first."),
  "no-such-target": missing("into: must be an active item of the same kind that you may see."),
  "in-the-past": conflict("until: must be in the future."),
  "changed-meanwhile": conflict("It was changed in the meantime. Compare both versions, then send it again."),
  "another-kind": conflict("The draft is of another kind. Send a draft of the proposal's kind."),
  "already-approved": conflict("It is approved already. Reopen it first to decide otherwise."),
  "already-rejected": conflict("It is rejected already. Reopen it first to decide otherwise."),
  "already-merged": conflict("It is merged already. Reopen it first to decide otherwise."),
  "merged-elsewhere": conflict("It is merged into another item already. Reopen it first, then merge it again."),
  "not-running": conflict("It is not running. Start or retry it first."),
  "already-over": conflict("It has ended already and cannot be cancelled."),
  "already-started": conflict("It was started already. If it was cancelled or failed, retry it."),
  "not-started": conflict("It was not started yet. Start it first."),
  "nothing-to-retry": conflict("It has nothing to retry. Start a new one instead."),
  "still-running": conflict("It is still running. Wait until it ends or cancel it, then close it."),
  "proposals-waiting": conflict("Some of its proposals are undecided. Decide on them first, then close it."),
  "skipped-already": conflict("The commit was skipped already, which is final."),
  "too-many-tags": conflict(`A statement has at most ${mostTags} tags. Remove one first.`),
  "too-many-views": conflict(`A person has at most ${mostSavedViews} saved views. Delete one first.`),
  "too-many-redeliveries": conflict(
    "Too many redeliveries and tests of this webhook wait. Try again when some are done."
  ),
  "endpoint-removed": conflict("This webhook was removed, which is final. Add a new one."),
  "source-removed": conflict("This incoming webhook was removed, which is final. Add a new one."),
  closed: conflict("The run is closed. Start a new run instead.")
}

/** The failures of a command, or of a decision that needs several commands. */
export type NotDecided = NotDone | UsesUnknown

const sameAgain = "Send the same request again with the same idempotency key: it is stored once."
const tryAgain = "Nothing was lost. Send the same request again with the same idempotency key."

/** The problems that a command may end in. */
export type CommandProblem =
  | BadRequest
  | NotFound
  | Conflict
  | NotAllowed
  | TooLarge
  | Unprocessable
  | TooMany
  | Unavailable
  | LogFull

const problems: {
  readonly [T in NotDecided["_tag"]]: (error: Extract<NotDecided, { readonly _tag: T }>) => CommandProblem
} = {
  TaskRefused: ofA("task"),
  MessageRefused: ofA("message"),
  TopicRefused: ofA("topic"),
  AtomRefused: ofA("atom"),
  ProposalRefused: ofA("proposal"),
  ExtractionRefused: ofA("extraction"),
  RunRefused: ofA("run"),
  ProviderRefused: ofA("model"),
  ParkedCommitRefused: ofA("parked commit"),
  PersonRefused: ofA("person"),
  ChatRefused: ofA("chat"),
  AccessRefused: ofA("token or invitation"),
  ViewRefused: ofA("view"),
  EndpointRefused: ofA("webhook"),
  SourceRefused: ofA("incoming webhook"),
  SlotRefused: (error) =>
    // A request takes only one slot, which belongs to the open run.
    error.because === "taken"
      ? new Conflict({ reason: "taken", detail: "Another run is open. Close or cancel it first." })
      : ofA("slot")(error),
  Forbidden: (error) => new NotAllowed({ detail: `${error.message}.` }),
  NoSuchPerson: (error) =>
    new NotFound({ reason: "no-such-person", detail: `${error.message}. Choose a person who has a role.` }),
  KeyReused: () =>
    new Unprocessable({
      reason: "key-reused",
      detail: "The first request with this key was carried out. Send the new body under a new key."
    }),
  MovedSince: () => new Conflict({ reason: "changed-meanwhile", detail: refusals["changed-meanwhile"].detail }),
  Contended: () => new Unavailable({ detail: `Too many changes at once. ${tryAgain}` }),
  UsesUnknown: (error) => new Unavailable({ detail: `${capital(error.message)}. ${tryAgain}` }),
  StreamFull: () =>
    new LogFull({
      detail: "Nothing was stored. The operator must raise the limit of the log (max_bytes of stream EVT)."
    }),
  Busy: ({ retryAfterSeconds }) =>
    new Unavailable({
      detail: `Too many commands wait. Nothing was stored. ${sameAgain}`,
      retryAfter: retryAfterSeconds
    }),
  CommitTooLarge: ({ bytes }) =>
    new TooLarge({
      detail: `The change takes ${bytes} bytes, which is more than the log accepts. Nothing was stored. Shorten its texts, or divide it into several changes.`
    }),
  LogChanged: (error) => new Unavailable({ detail: `Nothing was stored: ${error.message}.` }),
  KeysLost: (error) => new Unavailable({ detail: `Nothing was stored: ${error.message}.` }),
  StreamUnavailable: () =>
    new Unavailable({ detail: `The log gave no answer in time; the change may or may not be stored. ${sameAgain}` }),
  AggregateParked: () =>
    new Conflict({
      reason: "parked",
      detail: `A newer version changed this item, or its history is damaged. It cannot be changed until the operator has repaired it with \`tt quarantine\`.`
    })
}

/**
 * A refusal by an aggregate of this kind. A request may name several aggregates, so the problem of a missing one names
 * its kind.
 */
function ofA(kind: string) {
  return ({ because, versions }: Refusal): NotFound | Conflict => {
    const { problem: Problem, detail } = refusals[because]
    if (versions !== undefined) return new Conflict({ reason: because, detail, versions })
    return new Problem({
      reason: because,
      detail: because === "not-found" ? `There is no such ${kind}, or you may not see it.` : detail
    })
  }
}

interface Refusal {
  readonly because: Reason
  /** Of a text that was changed meanwhile. */
  readonly versions?: NonNullable<Conflict["versions"]>
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

export const problemOf = (error: NotDecided): CommandProblem => {
  // The table has an entry for each tag, which takes the error of that tag.
  const explain = problems[error._tag] as (error: NotDecided) => CommandProblem
  return explain(error)
}

/** A sentence for a person: the error's own, or that of its problem. */
export const explained = (error: { readonly message: string }): string =>
  error.message === "" && isNotDecided(error) ? (problemOf(error).detail ?? error._tag) : error.message

/** A problem stays as it is. */
export const answerTo = (error: NotDecided | CommandProblem): CommandProblem =>
  isNotDecided(error) ? problemOf(error) : error
const isNotDecided = (error: object): error is NotDecided =>
  "_tag" in error && typeof error._tag === "string" && Object.hasOwn(problems, error._tag)
