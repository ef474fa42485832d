/** Renders the question to an owner whether to serve a group, and the message to the group about that question. */
import { Effect } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { isReactor, personActor } from "../../../domain/ids.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { MessageWhat } from "../cards/posts/post.ts"
import type { RenderOutcome, RenderPlace } from "../cards/renderers/renderer.ts"
import { cut } from "../cards/task/cut.ts"
import { ViewUnavailable } from "../cards/task/taskView.ts"
import { Readers } from "../notices/readers.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { type BotLanguage, type BotWord, word } from "../words/words.ts"
import { type Approval, approvalsOf } from "./approval.ts"
import { approvalPressData } from "./approvalButton.ts"

type ApprovalWhat = Extract<MessageWhat, { readonly is: "approval" }>

/** UTF-16 units of a title or a name. */
const mostName = 100
const removed: RenderOutcome = { is: "over", removes: true }

export const makeApprovalRenderer = Effect.gen(function* () {
  const store = yield* EventStore
  const book = yield* AddressBook
  const readers = yield* Readers
  const { roleOf } = yield* Principals
  return Effect.fnUntraced(function* (what: ApprovalWhat, { language }: RenderPlace) {
    const all = yield* approvalsOf(what.group).pipe(
      Effect.provideService(EventStore, store),
      Effect.mapError((cause) => new ViewUnavailable({ cause }))
    )
    const approval = all.find(({ since }) => since === what.since)
    if (approval === undefined) return { is: "absent" } satisfies RenderOutcome
    if (what.to === null) return forGroup(approval, language)
    if (approval.is === "over" || isCarried(approval) || roleOf(personActor(what.to)) !== "owner") return removed
    const nameOf = yield* readers.namesOf(actorsIn(what, approval), language)
    return forOwner(what, approval, {
      language,
      title: cut(book.get(what.chat)?.title ?? "Telegram", mostName),
      nameOf: (actor) => cut(nameOf(actor), mostName)
    })
  })
})

/** True for an approval that the bot has carried over from a group to its supergroup: no owner has decided on it. */
const isCarried = (approval: Approval) => approval.is === "approved" && isReactor(approval.by)

const actorsIn = ({ by }: ApprovalWhat, approval: Approval) => [
  ...(by === undefined ? [] : [personActor(by)]),
  ...("by" in approval ? [approval.by] : [])
]

/** The message in the group shows whether the group waits. It says nothing of a refusal, because the bot then leaves. */
const forGroup = ({ is }: Approval, language: BotLanguage): RenderOutcome => {
  if (is === "refused" || is === "over") return { is: "over" }
  const text = is === "waiting" ? word(language, "group-waits") : word(language, "group-approved")
  return { is: "message", rendered: { text, buttons: [] }, waits: is === "waiting" }
}

interface Shown {
  readonly language: BotLanguage
  readonly title: string
  readonly nameOf: (actor: ReturnType<typeof personActor>) => string
}

const forOwner = (
  { by, group }: ApprovalWhat,
  approval: Exclude<Approval, { readonly is: "over" }>,
  { language, title, nameOf }: Shown
): RenderOutcome => {
  if (approval.is === "waiting") {
    const button = (name: BotWord, action: "approve" | "refuse") => ({
      text: word(language, name),
      data: approvalPressData({ action, group })
    })
    const text =
      by === undefined
        ? word(language, "approval-ask", { group: title })
        : word(language, "approval-ask-of", { group: title, who: nameOf(personActor(by)) })
    const buttons = [[button("button-approve", "approve"), button("button-refuse", "refuse")]]
    return { is: "message", rendered: { text, buttons }, waits: true }
  }
  const name = approval.is === "approved" ? "approval-approved" : "approval-refused"
  const text = word(language, name, { group: title, who: nameOf(approval.by) })
  return { is: "message", rendered: { text, buttons: [] } }
}
