/** The renderers of all kinds of messages. A new kind is its shape in `posts/post.ts`, and one entry here and in `allRenderers.ts`. */
import { Clock, Context, Effect } from "effect"
import { cut, mostText } from "../task/cut.ts"
import type { TeamDirectory } from "../task/teamDirectory.ts"
import type { TaskRow } from "../../../contract.ts"
import type { MessageWhat } from "../posts/post.ts"
import { cardOf } from "../task/card.ts"
import type { TaskView, ViewUnavailable } from "../task/taskView.ts"
import type { MessageRenderer, RenderOutcome, RenderPlace } from "./renderer.ts"

type EveryRenderer = {
  readonly [Kind in MessageWhat["is"]]: MessageRenderer<Extract<MessageWhat, { readonly is: Kind }>>
}

export class Renderers extends Context.Service<Renderers, EveryRenderer>()("tracker/gateways/telegram/Renderers") {}

/** The content of a message of any kind. */
export const renderMessage = (renderers: EveryRenderer, what: MessageWhat, place: RenderPlace) => {
  switch (what.is) {
    case "card":
      return renderers.card(what, place)
    case "notice":
      return renderers.notice(what, place)
    case "bundle":
      return renderers.bundle(what, place)
    case "comments":
      return renderers.comments(what, place)
    case "proposal":
      return renderers.proposal(what, place)
    case "approval":
      return renderers.approval(what, place)
    case "digest":
      return renderers.digest(what, place)
  }
}

export const makeCardRenderer = (
  { get }: TaskView["Service"],
  directory: TeamDirectory["Service"],
  linkOf: (task: Pick<TaskRow, "id">) => string | null
): EveryRenderer["card"] =>
  Effect.fnUntraced(function* (
    { task, zone = "UTC", picker, like },
    { language }
  ): Effect.fn.Return<RenderOutcome, ViewUnavailable> {
    const row = yield* get(task)
    if (row === null) return { is: "absent" }
    const now = yield* Clock.currentTimeMillis
    const open = picker !== undefined && now < picker.until ? picker : null
    const other = like === undefined || like.answer === "different" ? null : yield* get(like.task)
    const ids = [...(row.assignee === null ? [] : [row.assignee]), ...row.topics]
    const rendered = cardOf(row, language, {
      names: ids.length === 0 ? new Map() : yield* directory.namesOf(ids, [row.audience]),
      people: open?.field === "assignee" ? yield* directory.people([row.audience]) : [],
      picker: open,
      link: linkOf(row),
      like: other !== null && other.audience === row.audience ? { task: other, isSame: like?.answer === "same" } : null,
      zone,
      now
    })
    // An open picker is closed after its time, also without a change of the task.
    return { is: "message", rendered, waits: row.classification === "pending" || open !== null }
  })

export const renderNotice: EveryRenderer["notice"] = ({ text, buttons = [] }) =>
  Effect.succeed<RenderOutcome>({ is: "message", rendered: { text: cut(text, mostText), buttons } })
