/** A choice of one from a short list, whose code is loaded beside the page. */
import ChevronDown from "lucide-solid/icons/chevron-down"
import { Show } from "solid-js"
import type { Select, SelectProps } from "../choice/Select.tsx"
import { createLate, makeLateCode } from "./createLate.tsx"

const code = makeLateCode((): Promise<typeof Select> => import("../choice/Select.tsx").then((module) => module.Select))

export function LateSelect<Id extends string>(props: SelectProps<Id>) {
  const late = createLate(code)
  return (
    <span class="late" ref={late.box} {...late.near}>
      <Show
        when={late.part()}
        fallback={
          <div>
            <button
              type="button"
              class="pick"
              classList={{ plain: props.plain === true }}
              aria-label={props.label}
              aria-haspopup="listbox"
              aria-expanded={false}
              aria-busy={late.isWanted()}
              disabled={props.disabled === true}
              {...late.button}
            >
              <span class="ell">{props.choices.find(({ id }) => id === props.value)?.name ?? props.placeholder}</span>
              <div aria-hidden="true">
                <ChevronDown size={12} />
              </div>
            </button>
          </div>
        }
      >
        {(part) => {
          const Loaded = part()
          return <Loaded {...props} defaultOpen={late.isWanted()} />
        }}
      </Show>
    </span>
  )
}
