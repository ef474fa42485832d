/** Every event of a task, newest first: time, author and a sentence. */
import { For, Show } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { modelName } from "../../words/modelName.ts"
import { words } from "../../words/words.ts"
import { actorName } from "./actorName.ts"
import { ActorSign, ItemTime } from "./ActorSign.tsx"
import { eventSentence } from "./eventSentence.ts"

export function History(props: {
  readonly items: ReadonlyArray<ActivityRow>
  readonly nameOf: (actor: string) => string
  /** Shows earlier events; null when all are shown. */
  readonly onMore: (() => void) | null
}) {
  const name = (actor: string) => actorName(actor, props.nameOf)
  return (
    <section class="history" aria-label={words.t("history")}>
      <For each={props.items.toReversed()}>
        {(item) => (
          <div class="event">
            <ItemTime at={item.at} />
            <ActorSign actor={item.actor} nameOf={props.nameOf} />
            <div>
              <b>
                <bdi>{name(item.actor)}</bdi>
              </b>
              <p dir="auto">{eventSentence(item, name)}</p>
              <Show when={modelOf(item)}>{(model) => <code>{model()}</code>}</Show>
            </div>
          </div>
        )}
      </For>
      <Show when={props.onMore}>
        {(showMore) => (
          <Button type="button" look="quiet" onClick={() => showMore()()}>
            {words.t("showMore")}
          </Button>
        )}
      </Show>
    </section>
  )
}

const modelOf = ({ detail }: ActivityRow): string | undefined => {
  const model: unknown = detail["model"]
  if (typeof model !== "object" || model === null || !("model" in model)) return undefined
  return modelName({ provider: "provider" in model ? String(model.provider) : "", model: String(model.model) })
}
