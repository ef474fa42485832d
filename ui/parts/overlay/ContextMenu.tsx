/** A menu at the pointer: a right click, or a long press on a touch screen. */
import { ContextMenu as Base } from "@kobalte/core/context-menu"
import type { JSX, ParentProps } from "solid-js"
import { MenuItems, type MenuLines } from "./MenuItems.tsx"

/** Its children are the area that opens it. Every action must have another way too. */
export function ContextMenu(
  props: ParentProps<{
    readonly items: MenuLines
    /** The element of the area. @default "div" */
    readonly as?: keyof JSX.HTMLElementTags
    readonly class?: string
  }>
) {
  return (
    <Base>
      <Base.Trigger as={props.as ?? "div"} class={props.class}>
        {props.children}
      </Base.Trigger>
      <Base.Portal>
        <Base.Content class="pop menu">
          <MenuItems items={props.items} />
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
