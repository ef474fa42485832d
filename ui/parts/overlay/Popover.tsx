/** A small panel beside its trigger. Escape and a press outside close it. */
import { Popover as Base } from "@kobalte/core/popover"
import type { ParentProps } from "solid-js"
import { gutter, type Trigger } from "../button/trigger.ts"

export function Popover(
  props: ParentProps<{
    /** The name of the panel. */
    readonly label: string
    readonly trigger: Trigger
    readonly placement?: "bottom-start" | "bottom-end" | "top-start" | "right-start"
    readonly class?: string
    readonly open?: boolean
    readonly onOpenChange?: (open: boolean) => void
  }>
) {
  return (
    <Base
      placement={props.placement ?? "bottom-start"}
      gutter={gutter}
      {...(props.open === undefined ? {} : { open: props.open })}
      {...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange })}
    >
      <Base.Trigger as={props.trigger} />
      <Base.Portal>
        <Base.Content class={`pop ${props.class ?? ""}`} aria-label={props.label}>
          {props.children}
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
