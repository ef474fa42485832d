/** A menu whose code is loaded beside the page. */
import { type ComponentProps, Show } from "solid-js"
import type { Menu } from "../overlay/Menu.tsx"
import { createLate, makeLateCode } from "./createLate.tsx"

const code = makeLateCode(() => import("../overlay/Menu.tsx").then((module) => module.Menu))

export function LateMenu(props: Pick<ComponentProps<typeof Menu>, "trigger" | "items" | "placement">) {
  const late = createLate(code)
  return (
    <span class="late" ref={late.box} {...late.near}>
      <Show
        when={late.part()}
        fallback={props.trigger({
          "aria-haspopup": "true",
          "aria-expanded": false,
          "aria-busy": late.isWanted(),
          ...late.button
        })}
      >
        {(part) => {
          const Loaded = part()
          return <Loaded {...props} defaultOpen={late.isWanted()} />
        }}
      </Show>
    </span>
  )
}
