/** The values that a typed title names, each a chip that is taken back by a press: its words then stay in the title. */
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import { PriorityBars } from "../../../parts/PriorityBars.tsx"
import { words } from "../../../words/words.ts"
import type { Understanding } from "./createUnderstanding.ts"
import type { TitlePart } from "../../../../domain/task/title/tokens.ts"

export function Chips(props: { readonly of: Understanding; readonly onKeep: (part: TitlePart) => void }) {
  const name = ({ field, value }: TitlePart) => {
    if (field === "due") return words.dueDay(value)
    return field === "priority" ? words.valueOf("priority", value) : props.of.nameOf(value)
  }
  return (
    <Show when={props.of.parts().length > 0}>
      <ul class="chips" aria-label={words.t("understood")}>
        <For each={props.of.parts()}>
          {(part) => (
            <li class="fchip">
              <b>{words.t(`field.${part.field}`)}</b>
              <span>
                <Show when={part.field === "priority"}>
                  <PriorityBars priority={part.value} />
                </Show>
                <bdi class="ell">{name(part)}</bdi>
              </span>
              <button
                type="button"
                aria-label={words.t("keepAsText", { part: name(part) })}
                title={words.t("keepAsText", { part: name(part) })}
                onClick={() => props.onKeep(part)}
              >
                <X size={12} />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
