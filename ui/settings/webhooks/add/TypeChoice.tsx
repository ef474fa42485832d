/** Which events are sent: all, or the chosen ones. The box of a thing selects all of its events; the thing opens to show them. */
import { createSignal, For, Show } from "solid-js"
import type { WebhookType } from "../../../../domain/endpoint/webhookTypes.ts"
import { Checkbox } from "../../../parts/choice/Checkbox.tsx"
import { RadioGroup } from "../../../parts/choice/RadioGroup.tsx"
import { Collapsible } from "../../../parts/show/Collapsible.tsx"
import { webhookWords as words } from "../../../words/words.ts"
import { partsOfType, type TypeGroup, typeGroups, withTypes } from "../parts/typeGroups.ts"

interface ChoiceProps {
  /** Null: all. */
  readonly types: ReadonlyArray<WebhookType> | null
  readonly onChange: (types: ReadonlyArray<WebhookType> | null) => void
}

/** The first choice: the events of tasks. */
const atFirst = typeGroups.find(({ thing }) => thing === "task")?.types ?? []

export function TypeChoice(props: ChoiceProps) {
  return (
    <>
      <RadioGroup
        label={words.t("hooks.events")}
        value={props.types === null ? "all" : "some"}
        choices={[
          { id: "all" as const, name: words.t("hooks.allEvents") },
          { id: "some" as const, name: words.t("hooks.someEvents") }
        ]}
        onPick={(which) => props.onChange(which === "all" ? null : atFirst)}
      />
      <Show when={props.types}>
        {(chosen) => (
          <div class="hook-types">
            <For each={typeGroups}>
              {(group) => <Group group={group} chosen={chosen()} onChange={(types) => props.onChange(types)} />}
            </For>
          </div>
        )}
      </Show>
    </>
  )
}

function Group(props: {
  readonly group: TypeGroup
  readonly chosen: ReadonlyArray<WebhookType>
  readonly onChange: (types: ReadonlyArray<WebhookType>) => void
}) {
  const [open, setOpen] = createSignal(false)
  const of = () => props.group.types.filter((type) => props.chosen.includes(type))
  const set = (types: ReadonlyArray<WebhookType>) => (isOn: boolean) =>
    props.onChange(withTypes(props.chosen, types, isOn))
  return (
    <div class="hook-group" role="group" aria-label={words.value("hookThing", props.group.thing)}>
      <Checkbox
        label={words.value("hookThing", props.group.thing)}
        checked={of().length === props.group.types.length}
        some={of().length > 0 && of().length < props.group.types.length}
        onChange={set(props.group.types)}
      />
      <Collapsible
        open={open()}
        onOpenChange={setOpen}
        title={words.t("hooks.chosen", { n: of().length, of: props.group.types.length })}
      >
        <div class="hook-verbs">
          <For each={props.group.types}>
            {(type) => (
              <Checkbox
                label={words.value("hookVerb", partsOfType(type)[1])}
                checked={props.chosen.includes(type)}
                onChange={set([type])}
              />
            )}
          </For>
        </div>
      </Collapsible>
    </div>
  )
}
