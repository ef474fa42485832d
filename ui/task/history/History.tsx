/** Every event of a task, newest first: time, author, a sentence, and the words that changed. */
import { createMemo, For, Show } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { WordDiff } from "../../parts/diff/WordDiff.tsx"
import { modelName } from "../../words/modelName.ts"
import { words } from "../../words/words.ts"
import { actorName } from "./actorName.ts"
import { ActorSign, ItemTime } from "./ActorSign.tsx"
import { eventSentence } from "./eventSentence.ts"
import { textChanges } from "./textChanges.ts"

export function History(props: {
  readonly items: ReadonlyArray<ActivityRow>
  readonly nameOf: (actor: string) => string
  /** The name of another task. */
  readonly taskOf: (id: string) => string
  /** Shows earlier events; null when all are shown. */
  readonly onMore: (() => void) | null
}) {
  const name = (actor: string) => actorName(actor, props.nameOf)
  const names = { person: name, task: (id: string) => props.taskOf(id) }
  const changes = createMemo(() => textChanges(props.items))
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
              <p dir="auto">{eventSentence(item, names)}</p>
              <Show when={changes().get(item.id)}>
                {(change) => (
                  <Show when={change().before} fallback={<p class="word-diff">{shortened(change().after)}</p>}>
                    {(before) => <WordDiff before={before()} after={change().after} short />}
                  </Show>
                )}
              </Show>
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

/** Characters of a new text that a history shows. */
const fewCharacters = 600
const shortened = (text: string) => (text.length > fewCharacters ? `${text.slice(0, fewCharacters)} …` : text)

const modelOf = ({ detail }: ActivityRow): string | undefined => {
  const model: unknown = detail["model"]
  if (typeof model !== "object" || model === null || !("model" in model)) return undefined
  return modelName({ provider: "provider" in model ? String(model.provider) : "", model: String(model.model) })
}
