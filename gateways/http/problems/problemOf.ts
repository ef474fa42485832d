/** One table from what can go wrong to the problem that a client is told. A reason that is missing here does not compile. */
import type { NotDone } from "../../../commands/commandBus.ts"
import type { Refused } from "../../../commands/catalogue.ts"
import type { UsesUnknown } from "../../../commands/knowledge/uses.ts"
import { type BadRequest, Conflict, LogFull, NotAllowed, NotFound, Unavailable, Unprocessable } from "./problems.ts"

type Reason = Refused["because"]
const gone = (detail: string) => ({ is: NotFound, detail })
const clash = (detail: string) => ({ is: Conflict, detail })

const refusals: {
  readonly [R in Reason]: { readonly is: typeof NotFound | typeof Conflict; readonly detail: string }
} = {
  "not-found": gone("There is none, or it is not for you to see."),
  "already-exists": clash("It exists already."),
  "already-done": clash("The task is done. Reopen it first."),
  "already-cancelled": clash("The task is cancelled. Reopen it first."),
  "not-finished": clash("The task is being worked on: there is nothing to reopen."),
  "comment-exists": clash("This comment exists already."),
  redacted: gone("The message was removed."),
  left: clash("This person has left."),
  forgotten: clash("This person was forgotten, and cannot come back under the same id."),
  "linked-already": clash("This person is linked to another Telegram account already."),
  moved: clash("The chat has moved to another id."),
  unbound: clash("The tracker no longer listens to this chat."),
  "used-already": clash("The invitation was used already."),
  expired: clash("The invitation has expired."),
  taken: clash("Somebody else has it already."),
  "held-by-another": clash("Somebody else has it."),
  itself: clash("That is the very same one. Choose another."),
  archived: clash("It is archived. Restore it first."),
  "merged-already": clash("It was merged into another topic. Use that one, or restore this one first."),
  "used-since": clash("It was used or changed since, so the decision stands. Undo what came after it first."),
  "no-such-target": gone("into: must be something of the same kind that stands, and that is for you to see."),
  "in-the-past": clash("until: must be a moment that is still to come."),
  "changed-meanwhile": clash("Somebody changed it while you looked. Read it again, then decide."),
  "another-kind": clash("A proposal keeps its kind: send a draft of the kind that it is."),
  "already-approved": clash("It is approved already. Reopen it first to decide otherwise."),
  "already-rejected": clash("It is rejected already. Reopen it first to decide otherwise."),
  "already-merged": clash("It is merged already. Reopen it first to decide otherwise."),
  "merged-elsewhere": clash("It is merged into something else already. Reopen it first to merge it anew."),
  "not-running": clash("It is not at work just now. Start or retry it first."),
  "already-over": clash("It is over already: there is nothing to cancel."),
  "already-started": clash("It was started before. Retry it if it was cancelled or has failed."),
  "not-started": clash("It was not started yet. Start it first."),
  "nothing-to-retry": clash("There is nothing in it to be done again. Begin a new one instead."),
  "still-running": clash("It is not over yet. Wait until it is done, or cancel it, then close it."),
  "proposals-waiting": clash("Some of its proposals wait for a decision. Decide on them first, then close it."),
  closed: clash("The run is closed, and its score stands. Begin a new run instead.")
}

/** What may come of a command, or of a decision that takes several. */
export type NotDecided = NotDone | UsesUnknown

const tryAgain = "Nothing is lost: send the same request again, with the same idempotency key."

/** The problems that a command may end in. */
export type Problem = BadRequest | NotFound | Conflict | NotAllowed | Unprocessable | Unavailable | LogFull

const problems: {
  readonly [T in NotDecided["_tag"]]: (error: Extract<NotDecided, { readonly _tag: T }>) => Problem
} = {
  TaskRefused: ofA("task"),
  MessageRefused: ofA("message"),
  TopicRefused: ofA("topic"),
  AtomRefused: ofA("atom"),
  ProposalRefused: ofA("proposal"),
  ExtractionRefused: ofA("extraction"),
  RunRefused: ofA("run"),
  ProviderRefused: ofA("model"),
  PersonRefused: ofA("person"),
  ChatRefused: ofA("chat"),
  AccessRefused: ofA("token or invitation"),
  SlotRefused: (error) =>
    // A request takes one slot only, that of the open run.
    error.because === "taken"
      ? new Conflict({ reason: "taken", detail: "Another run is open. Close or cancel it first." })
      : ofA("slot")(error),
  Forbidden: (error) => new NotAllowed({ detail: `${error.message}.` }),
  NoSuchPerson: (error) =>
    new NotFound({ reason: "no-such-person", detail: `${error.message}: choose somebody who has a role.` }),
  KeyReused: () =>
    new Unprocessable({
      reason: "key-reused",
      detail: "Send the new body under a new key; the first one was carried out."
    }),
  Contended: () => new Unavailable({ detail: `Many changes met on one thing. ${tryAgain}` }),
  UsesUnknown: (error) => new Unavailable({ detail: `${capital(error.message)}. ${tryAgain}` }),
  StreamFull: () =>
    new LogFull({
      detail: "Nothing was stored. The operator has to give the log more room (max_bytes of stream EVT)."
    }),
  StreamUnavailable: () => new Unavailable({ detail: `The log cannot be reached. ${tryAgain}` }),
  Undecodable: () =>
    new Unavailable({
      detail: "The log holds something that this version cannot read. The operator should run `tt doctor`."
    })
}

/** What was refused on a thing of this kind. A request may name several: the one that is not there is called by its kind. */
function ofA(kind: string) {
  return ({ because }: { readonly because: Reason }): NotFound | Conflict => {
    const { is: Problem, detail } = refusals[because]
    return new Problem({
      reason: because,
      detail: because === "not-found" ? `There is no such ${kind}, or it is not for you to see.` : detail
    })
  }
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

export const problemOf = (error: NotDecided): Problem => {
  // The one cast: the table has an entry for each tag, and the entry takes that tag's error.
  const explain = problems[error._tag] as (error: NotDecided) => Problem
  return explain(error)
}

/** A problem stays as it is. */
export const answerTo = (error: NotDecided | Problem): Problem => (isNotDecided(error) ? problemOf(error) : error)
const isNotDecided = (error: NotDecided | Problem): error is NotDecided => Object.hasOwn(problems, error._tag)
