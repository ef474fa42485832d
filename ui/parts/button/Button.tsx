/** A button of 28 px, or 24 px when small. Its keys are on it, except on phones. */
import { Button as Base } from "@kobalte/core/button"
import { type ComponentProps, Show, splitProps } from "solid-js"
import { KeyHints } from "./KeyHints.tsx"

export interface ButtonLook {
  /** `go`: the one primary button. `quiet`: without a border. `bad`: the action destroys. @default "plain" */
  readonly look?: "plain" | "go" | "quiet" | "bad"
  readonly small?: boolean
  /** The keys that do the same, as `C` or `⇧ F`. */
  readonly keys?: string | undefined
}

export function Button(props: ComponentProps<"button"> & ButtonLook) {
  const [own, rest] = splitProps(props, ["look", "small", "keys", "class", "children"])
  return (
    <Base
      {...rest}
      class={`btn ${own.class ?? ""}`}
      classList={{ [own.look ?? "plain"]: true, sm: own.small === true }}
      aria-keyshortcuts={own.keys?.replaceAll(" ", "+")}
    >
      <Show when={own.keys}>{(keys) => <KeyHints of={keys()} />}</Show>
      {own.children}
    </Base>
  )
}
