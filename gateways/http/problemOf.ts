/** One table from what can go wrong to the problem that a client is told. A reason that is missing here does not compile. */
import type { NotDone } from "../../commands/commandBus.ts"
import type { Refused } from "../../commands/catalogue.ts"
import { Conflict, LogFull, NotAllowed, NotFound, Unavailable, Unprocessable } from "./api/problems.ts"

type Reason = Refused["because"]
const gone = (detail: string) => ({ is: NotFound, detail })
const clash = (detail: string) => ({ is: Conflict, detail })

const refusals: {
  readonly [R in Reason]: { readonly is: typeof NotFound | typeof Conflict; readonly detail: string }
} = {
  "not-found": gone("There is no such thing, or it is not for you to see."),
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
  "held-by-another": clash("Somebody else has it.")
}

const tryAgain = "Nothing is lost: send the same request again, with the same idempotency key."

type Problem = NotFound | Conflict | NotAllowed | Unprocessable | Unavailable | LogFull

const problems: { readonly [T in NotDone["_tag"]]: (error: Extract<NotDone, { readonly _tag: T }>) => Problem } = {
  TaskRefused: (error) => refused(error.because),
  MessageRefused: (error) => refused(error.because),
  PersonRefused: (error) => refused(error.because),
  ChatRefused: (error) => refused(error.because),
  AccessRefused: (error) => refused(error.because),
  SlotRefused: (error) => refused(error.because),
  Forbidden: (error) => new NotAllowed({ detail: `${error.message}.` }),
  NoSuchPerson: (error) =>
    new NotFound({ reason: "no-such-person", detail: `${error.message}: choose somebody who has a role.` }),
  KeyReused: () =>
    new Unprocessable({
      reason: "key-reused",
      detail: "Send the new body under a new key; the first one was carried out."
    }),
  Contended: () => new Unavailable({ detail: `Many changes met on one task. ${tryAgain}` }),
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

const refused = (reason: Reason): NotFound | Conflict => {
  const { is: Problem, detail } = refusals[reason]
  return new Problem({ reason, detail })
}

export const problemOf = (error: NotDone): Problem => {
  // The one cast: the table has an entry for each tag, and the entry takes that tag's error.
  const explain = problems[error._tag] as (error: NotDone) => Problem
  return explain(error)
}
