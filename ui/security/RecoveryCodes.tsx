/** The recovery codes: their number, and new ones, which are shown once. */
import { createSignal, For, Show } from "solid-js"
import { signInApi } from "../sync/rest/signInApi.ts"
import { words } from "../words/words.ts"

export function RecoveryCodes(props: {
  readonly left: number
  readonly mayMake: boolean
  readonly attempt: (run: () => Promise<unknown>) => void
}) {
  const [codes, setCodes] = createSignal<ReadonlyArray<string>>([])
  const make = () => props.attempt(() => signInApi.makeRecoveryCodes().then((made) => setCodes(made.codes)))
  return (
    <section aria-labelledby="recovery">
      <h2 id="recovery">{words.t("recoveryCodes")}</h2>
      <Show when={props.left > 0} fallback={<p class="quiet-text">{words.t("noRecoveryCodes")}</p>}>
        <p>{words.count("recoveryLeft", props.left)}</p>
      </Show>
      <Show when={codes().length > 0}>
        <div role="status">
          <p>{words.t("recoveryOnce")}</p>
          <ol class="recovery-codes">
            <For each={codes()}>
              {(code) => (
                <li>
                  <code>{code}</code>
                </li>
              )}
            </For>
          </ol>
        </div>
      </Show>
      <Show when={props.mayMake}>
        <button class="btn" type="button" onClick={make}>
          {words.t(props.left === 0 ? "makeRecoveryCodes" : "replaceRecoveryCodes")}
        </button>
      </Show>
    </section>
  )
}
