/** A part of the installation: its name, its state, and its facts. */
import { For, Show } from "solid-js"
import { Health } from "../health/Health.tsx"

export type Fact = readonly [name: string, value: string]

export function PartBox(props: {
  readonly name: string
  /** Left out for a part without a state. `well`: null for a part that is not in use. */
  readonly state?: { readonly well: boolean | null; readonly word: string }
  readonly facts: ReadonlyArray<Fact>
}) {
  return (
    <section class="sys-part">
      <header>
        <h3>{props.name}</h3>
        <Show when={props.state}>{(state) => <Health well={state().well}>{state().word}</Health>}</Show>
      </header>
      <dl>
        <For each={props.facts}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}
