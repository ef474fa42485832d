/** A button that shows only an icon. Its name is read aloud, and a tooltip shows it. */
import { type ComponentProps, splitProps } from "solid-js"
import { Tooltip } from "./Tooltip.tsx"

export function IconButton(
  props: Omit<ComponentProps<"button">, "aria-label"> & {
    /** The name of the action. */
    readonly label: string
    /** The keys that do the same, as `C` or `⇧ F`. */
    readonly keys?: string | undefined
    readonly small?: boolean
    /** With a border. */
    readonly boxed?: boolean
  }
) {
  const [own, rest] = splitProps(props, ["label", "keys", "small", "boxed", "class"])
  return (
    <Tooltip
      label={own.label}
      keys={own.keys}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          class={`ib ${own.class ?? ""}`}
          classList={{ sm: own.small === true, boxed: own.boxed === true }}
          aria-label={own.label}
          aria-keyshortcuts={own.keys?.replaceAll(" ", "+")}
        />
      )}
      {...rest}
    />
  )
}
