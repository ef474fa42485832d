/** The topics whose things are sent: all, or the chosen ones. Shown once there are topics. */
import { For, Show } from "solid-js"
import { mostTopics } from "../../../../domain/endpoint/webhookTypes.ts"
import { Checkbox } from "../../../parts/choice/Checkbox.tsx"
import { RadioGroup } from "../../../parts/choice/RadioGroup.tsx"
import { webhookWords as words } from "../../../words/words.ts"
import type { HookTopics } from "../parts/createTopics.ts"

export function TopicChoice(props: {
  readonly topics: HookTopics
  /** Null: all. */
  readonly chosen: ReadonlyArray<string> | null
  readonly onChange: (topics: ReadonlyArray<string> | null) => void
}) {
  const choices = () => props.topics.choices(props.chosen ?? [])
  const isFull = () => (props.chosen?.length ?? 0) >= mostTopics
  const set = (id: string) => (isOn: boolean) => {
    const others = (props.chosen ?? []).filter((each) => each !== id)
    props.onChange(isOn ? [...others, id] : others)
  }
  return (
    <Show when={choices().length > 0}>
      <RadioGroup
        label={words.t("hooks.topics")}
        value={props.chosen === null ? "all" : "some"}
        choices={[
          { id: "all" as const, name: words.t("hooks.allTopics") },
          { id: "some" as const, name: words.t("hooks.someTopics") }
        ]}
        onPick={(which) => props.onChange(which === "all" ? null : [])}
      />
      <Show when={props.chosen}>
        {(chosen) => (
          <div class="hook-topics" role="group" aria-label={words.t("hooks.someTopics")}>
            <For each={choices()}>
              {({ id, name }) => (
                <Checkbox
                  label={name}
                  checked={chosen().includes(id)}
                  disabled={isFull() && !chosen().includes(id)}
                  onChange={set(id)}
                />
              )}
            </For>
          </div>
        )}
      </Show>
    </Show>
  )
}
