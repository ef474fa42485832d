/**
 * Shows the proposals for tasks that follow from the messages of a group in that group, while its setting allows it: five at a
 * time. When one is decided, the next one is shown.
 */
import { Clock, Duration, Effect, Stream } from "effect"
import { Audience } from "../../../domain/values.ts"
import { Outbox } from "../cards/outbox.ts"
import type { ProposalRow } from "../../contract/knowledge.ts"
import { lifeMillis, quietMillis } from "../rounds/bursts.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { Chats } from "../people/chats.ts"
import { RecordedGroups } from "../people/groups/recordedGroups.ts"
import { repeatRounds } from "../rounds/repeatRounds.ts"
import { ProposalView } from "./proposalView.ts"

/** The proposals that wait in a chat at the same time. */
const mostWaiting = 5
/** The proposals of one read. Proposals whose messages were deleted in the chat are among them. */
const pageSize = 50
/** Longest time until a changed setting, or a proposal whose announcement was lost, has its effect. */
const interval = Duration.minutes(1)

/** Never ends. A failed round is logged and repeated: each proposal has one key in a chat, so it is sent once. */
export const showProposals = Effect.gen(function* () {
  const { changes } = yield* ProposalView
  const { look } = yield* Outbox
  return yield* repeatRounds({
    changes: changes.pipe(Stream.tap(look)),
    interval,
    round: Effect.suspend(() => proposalRound),
    name: "proposals"
  })
})

/** Reads the log once, and the proposals of the groups that show them. */
export const proposalRound = Effect.gen(function* () {
  for (const [chat, group] of yield* (yield* RecordedGroups).present)
    if (group.is === "served" && group.showsProposals) yield* fill(chat)
})

/** Requests the next proposals of a chat until five wait in it. */
const fill = Effect.fnUntraced(function* (chat: number) {
  const outbox = yield* Outbox
  const { get } = yield* AddressBook
  const audience = Audience.make(`chat:${(yield* Chats).idOf(chat)}`)
  const found = yield* (yield* ProposalView).waiting(audience, pageSize)
  const postIn = ({ id }: ProposalRow) => outbox.following(id).find((post) => post.chat === chat)
  const shown = found.filter((row) => (postIn(row)?.stage.is ?? "given-up") !== "given-up")
  const next = found.filter((row) => postIn(row) === undefined).slice(0, Math.max(0, mostWaiting - shown.length))
  const now = yield* Clock.currentTimeMillis
  for (const { id: proposal } of next)
    yield* outbox.ensure(`proposal:${chat}:${proposal}`, {
      chat,
      thread: null,
      replyTo: null,
      language: get(chat)?.language ?? "en",
      what: { is: "proposal", proposal, audience },
      notBefore: now + quietMillis,
      until: now + lifeMillis
    })
})
