/** Asks the owners whether to serve a group that waits, and tells the group that it waits. */
import { Effect } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { type PersonId, personOf } from "../../../domain/ids.ts"
import { Outbox } from "../cards/outbox.ts"
import { Readers } from "../notices/readers.ts"
import { Addresses } from "../people/addresses.ts"
import { Chats } from "../people/chats.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { approvalsOf } from "./approval.ts"

interface WaitingGroup {
  readonly chat: number
  /** The person who has added the bot, or was the first to use it. */
  readonly by?: PersonId
  /** Distinguishes a repeated question from the first one. */
  readonly again?: string
}

/** The approval that a group waits for; null for none. */
export const waitingApproval = Effect.fnUntraced(function* (chat: number) {
  const chats = yield* Chats
  const state = yield* chats.stateOf(chat)
  if (state.is !== "bound" || state.approved) return null
  const last = (yield* approvalsOf(chats.idOf(chat))).at(-1)
  return last?.is === "waiting" ? last : null
})

/** Asks each owner with a private chat, once for each time that the group was bound. The next round asks an owner who starts a chat later. */
export const askOwners = Effect.fnUntraced(function* (asked: WaitingGroup) {
  const waiting = yield* waitingApproval(asked.chat)
  if (waiting === null) return
  for (const owner of (yield* Principals).owners()) {
    const person = personOf(owner)
    if (person !== null) yield* sendQuestion(person, asked, waiting.since)
  }
})

/** The owners who have a private chat with the bot. */
export const askedOwners = Effect.gen(function* () {
  const { privateChatOf } = yield* Addresses
  const people = (yield* Principals).owners().flatMap((owner) => personOf(owner) ?? [])
  return people.filter((person) => privateChatOf(person) !== null)
})

/** Asks those of the owners who have no question about the group yet. `since`: the position at which the group was bound. */
export const askMissingOwners = Effect.fnUntraced(function* (
  owners: ReadonlyArray<PersonId>,
  chat: number,
  since: number
) {
  const asked = (yield* Outbox)
    .following((yield* Chats).idOf(chat))
    .flatMap(({ what }) => (what.is === "approval" && what.since === since ? (what.to ?? []) : []))
  for (const owner of owners) if (!asked.includes(owner)) yield* sendQuestion(owner, { chat }, since)
})

/** Asks one owner. Returns false when the group does not wait, or the owner has no private chat with the bot. */
export const askOwner = Effect.fnUntraced(function* (to: PersonId, asked: WaitingGroup) {
  const waiting = yield* waitingApproval(asked.chat)
  return waiting !== null && (yield* sendQuestion(to, asked, waiting.since))
})

/** Returns false when the owner has no private chat with the bot. */
const sendQuestion = Effect.fnUntraced(function* (to: PersonId, { again, ...about }: WaitingGroup, since: number) {
  const address = (yield* Addresses).privateChatOf(to)
  if (address === null) return false
  const group = (yield* Chats).idOf(about.chat)
  const reader = yield* (yield* Readers).get(to)
  yield* (yield* Outbox).ensure(["approval", group, since, to, ...(again === undefined ? [] : [again])].join(":"), {
    chat: address.id,
    thread: null,
    replyTo: null,
    language: reader?.language ?? address.language ?? "en",
    loud: true,
    what: { is: "approval", group, since, to, ...about }
  })
  return true
})

/**
 * Sends one message to the group, which changes when the group is approved. Returns false when that message replies to another
 * message, so that the caller must answer this one.
 */
export const tellGroup = Effect.fnUntraced(function* (
  chat: number,
  { thread, replyTo }: { readonly thread: number | null; readonly replyTo: number | null }
) {
  const waiting = yield* waitingApproval(chat)
  if (waiting === null) return true
  const { ensure, following } = yield* Outbox
  const group = (yield* Chats).idOf(chat)
  const told = following(group).find((post) => post.chat === chat && isOf(post.what, waiting.since))
  if (told !== undefined) return told.replyTo === replyTo
  yield* ensure(["approval", group, waiting.since, "group"].join(":"), {
    chat,
    thread,
    replyTo,
    language: (yield* AddressBook).get(chat)?.language ?? "en",
    what: { is: "approval", group, since: waiting.since, chat, to: null }
  })
  return true
})

const isOf = (what: { readonly is: string; readonly since?: number }, since: number) =>
  what.is === "approval" && what.since === since
