/** A menu that a button opens. */
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import { splitProps } from "solid-js"
import { MenuItems, type MenuLines } from "./MenuItems.tsx"
import { gutter, type Trigger } from "../button/trigger.ts"

export function Menu(props: {
  readonly trigger: Trigger
  readonly items: MenuLines
  readonly placement?: "bottom-start" | "bottom-end" | "top-start" | "right-start"
  /** For a menu that also a key opens. By default the button alone opens it. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Open as soon as it is mounted. */
  readonly defaultOpen?: boolean
  /** Gives the focus to another element than the button when the menu has closed. */
  readonly onClosed?: () => void
}) {
  const [own] = splitProps(props, ["open", "onOpenChange", "defaultOpen"])
  const giveFocus = (event: Event) => {
    const { onClosed } = props
    if (onClosed === undefined) return
    event.preventDefault()
    // Kobalte gives the focus to the button after this event in any case.
    queueMicrotask(onClosed)
  }
  return (
    <DropdownMenu {...own} placement={props.placement ?? "bottom-start"} gutter={gutter}>
      <DropdownMenu.Trigger as={props.trigger} />
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="pop menu" onCloseAutoFocus={giveFocus}>
          <MenuItems items={props.items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
