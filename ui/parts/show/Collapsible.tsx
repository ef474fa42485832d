/** A heading that opens and closes the part under it. */
import { Collapsible as Base } from "@kobalte/core/collapsible"
import ChevronDown from "lucide-solid/icons/chevron-down"
import { type JSX, type ParentProps, Show } from "solid-js"
import { words } from "../../words/words.ts"

export function Collapsible(
  props: ParentProps<{
    readonly title: JSX.Element
    readonly count?: number
    /** Left out: the part keeps its own state and starts open. */
    readonly open?: boolean
    readonly onOpenChange?: (open: boolean) => void
  }>
) {
  return (
    <Base
      class="fold"
      defaultOpen
      {...(props.open === undefined ? {} : { open: props.open })}
      {...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange })}
    >
      <Base.Trigger class="gh">
        <ChevronDown class="turn" size={12} />
        {props.title}
        <Show when={props.count !== undefined}>
          <span class="n">{words.number(props.count ?? 0)}</span>
        </Show>
      </Base.Trigger>
      <Base.Content>{props.children}</Base.Content>
    </Base>
  )
}
