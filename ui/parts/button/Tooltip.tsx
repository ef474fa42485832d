/** The name of an icon, with its keys, shown on hover and on focus. */
import { Tooltip as Base } from "@kobalte/core/tooltip"
import { type ComponentProps, Show, splitProps } from "solid-js"
import { KeyHints } from "./KeyHints.tsx"
import { gutter, type Trigger } from "./trigger.ts"

/** Milliseconds of hover before a tooltip opens. */
const openDelay = 400

/** The other properties go to the trigger. */
export function Tooltip(
  props: ComponentProps<"button"> & {
    readonly label: string
    readonly keys?: string | undefined
    readonly placement?: "bottom" | "right" | "top"
    readonly trigger: Trigger
  }
) {
  const [own, rest] = splitProps(props, ["label", "keys", "placement", "trigger"])
  // The library's own type of a trigger allows no property that is undefined.
  const passed: object = rest
  return (
    <Base openDelay={openDelay} closeDelay={0} placement={own.placement ?? "bottom"} gutter={gutter}>
      <Base.Trigger as={own.trigger} {...passed} />
      <Base.Portal>
        <Base.Content class="tip">
          {own.label}
          <Show when={own.keys}>{(keys) => <KeyHints of={keys()} />}</Show>
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
