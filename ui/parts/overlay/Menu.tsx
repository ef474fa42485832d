/** A menu that a button opens. */
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import { MenuItems, type MenuLines } from "./MenuItems.tsx"
import { gutter, type Trigger } from "../button/trigger.ts"

export function Menu(props: {
  readonly trigger: Trigger
  readonly items: MenuLines
  readonly placement?: "bottom-start" | "bottom-end" | "top-start" | "right-start"
}) {
  return (
    <DropdownMenu placement={props.placement ?? "bottom-start"} gutter={gutter}>
      <DropdownMenu.Trigger as={props.trigger} />
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="pop menu">
          <MenuItems items={props.items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
