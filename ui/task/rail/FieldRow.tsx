/** One fact of a task: a label, and a value that opens its choices. A viewer only reads it. */
import { createSignal, type JSX, Show } from "solid-js"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { verbKeys } from "../../verbs/verbKeys.ts"
import type { VerbId } from "../../verbs/verbs.ts"
import { words } from "../../words/words.ts"

export function FieldRow(props: {
  readonly label: string
  readonly value: JSX.Element
  /** Opens the choices. */
  readonly verb?: VerbId
  /** A machine filled the field, and no person has confirmed it. */
  readonly guessed?: boolean
  readonly mayAct: boolean
  readonly choices: (close: () => void) => JSX.Element
}) {
  const [open, setOpen] = createSignal(false)
  if (props.verb !== undefined) bindVerbs({ [props.verb]: { may: () => props.mayAct, run: () => setOpen(true) } })
  const keys = () => (props.verb === undefined ? undefined : verbKeys(props.verb))
  return (
    <div class="rail-row">
      <dt>{props.label}</dt>
      <dd>
        <Show when={props.mayAct} fallback={<span class="rail-value">{props.value}</span>}>
          <Popover
            label={props.label}
            placement="bottom-end"
            class="menu rail-choices"
            open={open()}
            onOpenChange={setOpen}
            trigger={(trigger) => (
              <button {...trigger} type="button" class="rail-value" aria-keyshortcuts={keys()}>
                <span class="hidden-word">{props.label}: </span>
                <span class="rail-shown" classList={{ guess: props.guessed === true }}>
                  {props.value}
                </span>
                <Show when={keys()}>{(keys) => <KeyHints of={keys()} />}</Show>
              </button>
            )}
          >
            {props.choices(() => setOpen(false))}
          </Popover>
        </Show>
        <Show when={props.guessed}>
          <span class="quiet-text rail-note" title={words.t("suggestedHint")}>
            {words.t("suggested")}
          </span>
        </Show>
      </dd>
    </div>
  )
}
