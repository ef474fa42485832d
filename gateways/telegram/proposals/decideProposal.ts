/** A decision on a proposal by a press. Rights are checked at that time, by the product's own commands. */
import { Effect } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { approve } from "../../../commands/knowledge/review/approve.ts"
import { reject } from "../../../commands/knowledge/review/reject.ts"
import { personActor, type ProposalId } from "../../../domain/ids.ts"
import type { ProposalRefused } from "../../../domain/proposal/proposal.ts"
import { atLeast } from "../../../domain/roles.ts"
import { Outbox } from "../cards/outbox.ts"
import { replyKeyOf } from "../handlers/messages/replies.ts"
import type { PressUpdate } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Members } from "../people/members.ts"
import type { BotWord } from "../words/words.ts"
import type { ProposalPress } from "./proposalButton.ts"

export const decideProposal = Effect.fnUntraced(function* (press: PressUpdate, pressed: ProposalPress) {
  const authors = yield* Authors
  const chat = press.message?.chat
  if (chat !== undefined && chat.type !== "private" && authors.roleOf(press.from) !== null)
    yield* (yield* Members).see(chat, press.from, `press:${press.id}`)
  if (!atLeast(authors.roleOf(press.from), "member")) return "press-forbidden" as const
  if (pressed.action === "fix") return "press-fix" as const
  const { proposal, revision, action } = pressed
  const person = authors.personOf(press.from)
  // Telegram repeats a press under another id, and the same press of the same person is one decision.
  const request = { actor: personActor(person), key: replyKeyOf("proposal", proposal, action, revision, person) }
  const decision =
    action === "approve" ? approve(request, proposal, { revision }) : reject(request, proposal, { reason: null })
  return yield* decision.pipe(
    Effect.as<BotWord>(action === "approve" ? "pressed-approve" : "pressed-reject"),
    orSentence(proposal)
  )
})

/** The answer to a refusal. The buttons of the message may be of an earlier state, so it is shown again. */
export const orSentence = (proposal: ProposalId) =>
  Effect.catch((error: NotDone): Effect.Effect<BotWord, NotDone, Outbox> => {
    const name = sentenceOf(error)
    if (name === null) return Effect.fail(error)
    return Effect.as(
      Effect.flatMap(Outbox, ({ refresh }) => refresh(proposal)),
      name
    )
  })

/** Null for a failure that a retry may end. */
const sentenceOf = (error: NotDone): BotWord | null =>
  error._tag === "ProposalRefused" ? refusalWord(error.because) : (sentences[error._tag] ?? null)

const sentences: { readonly [T in NotDone["_tag"]]?: BotWord } = {
  Forbidden: "press-forbidden",
  NoSuchPerson: "press-proposal-person",
  TopicRefused: "press-proposal-topic",
  AtomRefused: "press-proposal-topic",
  TaskRefused: "press-proposal-decided",
  RunRefused: "press-proposal-decided",
  KeyReused: "press-proposal-decided",
  AggregateParked: "press-unknown"
}

const refusalWord = (because: ProposalRefused["because"]): BotWord => {
  if (because === "not-found") return "press-proposal-not-found"
  return because === "changed-meanwhile" ? "press-proposal-changed" : "press-proposal-decided"
}
