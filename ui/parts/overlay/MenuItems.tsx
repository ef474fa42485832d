/** The lines of a menu, for a menu with a button and for one at the pointer. */
import { ContextMenu } from "@kobalte/core/context-menu"
import type { LucideProps } from "lucide-solid"
import { type Component, For, Show } from "solid-js"
import { KeyHints } from "../button/KeyHints.tsx"

export interface MenuItem {
  readonly name: string
  readonly icon?: Component<LucideProps>
  /** The keys that do the same, as `X`. */
  readonly keys?: string | undefined
  /** The action destroys. */
  readonly bad?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
}
/** A line between two groups is `null`. */
export type MenuLines = ReadonlyArray<MenuItem | null>

/** The parts of both menus are the same components, so one list serves both. */
export function MenuItems(props: { readonly items: MenuLines }) {
  return (
    <For each={props.items}>
      {(item) => (
        <Show when={item} fallback={<ContextMenu.Separator class="mi-line" />}>
          {(shown) => (
            <ContextMenu.Item
              class="mi"
              classList={{ bad: shown().bad === true }}
              disabled={shown().disabled === true}
              textValue={shown().name}
              onSelect={() => shown().onSelect()}
            >
              <Show when={shown().icon}>{(icon) => icon()({ size: 15 })}</Show>
              <span class="ell">{shown().name}</span>
              <Show when={shown().keys}>{(keys) => <KeyHints of={keys()} />}</Show>
            </ContextMenu.Item>
          )}
        </Show>
      )}
    </For>
  )
}
