/**
 * The history of a task, newest event first: author, time and a sentence. A machine's events have a dotted background.
 */
import { For, Show } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { isSameDay } from "../../parts/days.ts"
import { modelName } from "../../words/modelName.ts"
import { words } from "../../words/words.ts"
import { eventSentence } from "./eventSentence.ts"

export function History(props: {
  readonly items: ReadonlyArray<ActivityRow>
  readonly nameOf: (actor: string) => string
  /** Shows earlier events; null when all are shown. */
  readonly onMore: (() => void) | null
}) {
  const who = (actor: string) =>
    actor.startsWith("reactor:") ? words.valueOf("reactor", actor.slice("reactor:".length)) : props.nameOf(actor)
  return (
    <aside class="side-history" aria-label={words.t("history")}>
      <h3>{words.t("history")}</h3>
      <For each={props.items.toReversed()}>
        {(item) => (
          <div class={`event ${item.actor.startsWith("reactor:") ? "machine" : ""}`}>
            <time datetime={item.at} title={item.at}>
              {isSameDay(item.at, new Date()) ? words.time(item.at) : words.day(item.at)}
            </time>
            <div>
              <b>
                <bdi>{who(item.actor)}</bdi>
              </b>
              <p dir="auto">{eventSentence(item, who)}</p>
              <Show when={modelOf(item)}>{(model) => <code>{model()}</code>}</Show>
            </div>
          </div>
        )}
      </For>
      <Show when={props.onMore}>
        {(showMore) => (
          <button type="button" class="btn bare" onClick={() => showMore()()}>
            {words.t("showMore")}
          </button>
        )}
      </Show>
    </aside>
  )
}

const modelOf = ({ detail }: ActivityRow): string | undefined => {
  const model: unknown = detail["model"]
  if (typeof model !== "object" || model === null || !("model" in model)) return undefined
  return modelName({ provider: "provider" in model ? String(model.provider) : "", model: String(model.model) })
}
