/** Brings one post a step nearer to what it should be: sends it, finds it again, or edits it. */
import { Clock, Effect, Result } from "effect"
import { hash } from "../../../streams/commit/identity.ts"
import type { ApiFault } from "../api/apiFault.ts"
import type { BotApi, Rendered } from "../api/bot.ts"
import type { TaskView } from "./taskView.ts"
import { cardOf, mostText, cut } from "./card.ts"
import type { Kind, Pace } from "./pace.ts"
import type { Post, Stage } from "./post.ts"
import type { Shelf } from "./shelf.ts"

/** `waiting`: it is not what it will be yet: the task is not in the read model, or not classified. */
export type Outcome = "settled" | "waiting"

/** How far above the last known number a message whose send had no answer is looked for. */
const probeBeyond = 10
const mostProbes = 30

interface Shown {
  readonly rendered: Rendered
  readonly digest: string
  readonly outcome: Outcome
}

export const makeDeliver = ({
  api,
  view,
  shelf,
  pace
}: {
  readonly api: BotApi["Service"]
  readonly view: TaskView["Service"]
  readonly shelf: Shelf
  readonly pace: Pace
}) => {
  /** What the post should show now; null while its task is not in the read model. */
  const show = Effect.fnUntraced(function* ({ what, language }: Post) {
    if (what.is === "notice") return shownAs({ text: cut(what.text, mostText), buttons: [] }, "settled")
    const row = yield* view.get(what.task)
    return row === null
      ? null
      : shownAs(cardOf(row, language), row.classification === "pending" ? "waiting" : "settled")
  })

  const paced = Effect.fnUntraced(function* (chat: number, kind: Kind) {
    yield* Effect.sleep(pace.wait(chat, kind, yield* Clock.currentTimeMillis))
    pace.spend(chat, kind, yield* Clock.currentTimeMillis)
  })

  const save = (key: string, post: Post, stage: Stage) => shelf.save(key, { ...post, stage })

  const send = Effect.fnUntraced(function* (key: string, post: Post, { rendered, digest }: Shown) {
    yield* save(key, post, { is: "sending", floor: shelf.top(post.chat) })
    const sent = yield* Effect.result(api.send(post, rendered))
    if (Result.isFailure(sent)) return yield* unsent(key, post, sent.failure)
    shelf.heard(post.chat, sent.success)
    yield* save(key, post, { is: "standing", message: sent.success, shown: digest })
  })

  const unsent = Effect.fnUntraced(function* (key: string, post: Post, fault: ApiFault) {
    if (fault.kind === "unknown") return yield* fault
    if (fault.kind === "no-thread" && post.thread !== null)
      return yield* shelf.save(key, { ...post, thread: null, stage: { is: "wanted" } })
    if (!forGood(fault)) {
      // Telegram said that nothing stands there: it may be sent anew.
      yield* save(key, post, { is: "wanted" })
      return yield* fault
    }
    yield* Effect.logWarning("a message was refused by Telegram", { why: fault.description })
    yield* save(key, post, { is: "given-up" })
  })

  /** Sends have no idempotency key, but an edit tells: only a message of ours can be edited. */
  const find = Effect.fnUntraced(function* (key: string, post: Post, floor: number, { rendered, digest }: Shown) {
    const last = Math.max(floor, shelf.top(post.chat)) + probeBeyond
    const candidates = Array.from({ length: last - floor }, (_, i) => floor + 1 + i).filter(
      (id) => !shelf.isTaken(post.chat, id)
    )
    for (const candidate of candidates.slice(0, mostProbes)) {
      yield* paced(post.chat, "edit")
      const found = yield* editable(post.chat, candidate, rendered)
      if (found) {
        shelf.heard(post.chat, candidate)
        return yield* save(key, post, { is: "standing", message: candidate, shown: digest })
      }
    }
    yield* save(key, post, { is: "wanted" })
  })

  const editable = (chat: number, message: number, rendered: Rendered) =>
    api.edit(chat, message, rendered).pipe(
      Effect.as(true),
      Effect.catchIf(
        (fault) => fault.kind === "not-modified",
        () => Effect.succeed(true)
      ),
      Effect.catchIf(
        (fault) => fault.kind === "gone" || fault.kind === "refused",
        () => Effect.succeed(false)
      )
    )

  const edit = Effect.fnUntraced(function* (key: string, post: Post, message: number, { rendered, digest }: Shown) {
    const stage = yield* api.edit(post.chat, message, rendered).pipe(
      Effect.as<Stage>({ is: "standing", message, shown: digest }),
      Effect.catchIf(
        (fault) => fault.kind === "not-modified",
        () => Effect.succeed<Stage>({ is: "standing", message, shown: digest })
      ),
      Effect.catchIf(forGood, (fault) =>
        Effect.logInfo("a card can no longer be edited", { why: fault.description }).pipe(
          Effect.as<Stage>({ is: "given-up" })
        )
      )
    )
    yield* save(key, post, stage)
  })

  return Effect.fnUntraced(function* (key: string) {
    for (let post = shelf.get(key); post !== undefined && post.stage.is !== "given-up"; post = shelf.get(key)) {
      const { stage } = post
      const now = yield* show(post)
      if (now === null) return "waiting" as const
      if (stage.is === "standing" && stage.shown === now.digest) return now.outcome
      if (stage.is === "sending") {
        yield* find(key, post, stage.floor, now)
        continue
      }
      yield* paced(post.chat, stage.is === "wanted" ? "send" : "edit")
      // While it waited for its turn the task may have changed: all of that is one edit.
      const latest = (yield* show(post)) ?? now
      yield* stage.is === "wanted" ? send(key, post, latest) : edit(key, post, stage.message, latest)
    }
    return "settled" as const
  })
}

const shownAs = (rendered: Rendered, outcome: Outcome): Shown => ({
  rendered,
  digest: hash(20, JSON.stringify(rendered)),
  outcome
})

/** What no retry mends, for this message alone. */
const forGood = ({ kind }: ApiFault) => kind === "refused" || kind === "gone" || kind === "no-thread"
