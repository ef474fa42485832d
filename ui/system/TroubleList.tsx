/** The present troubles, each with its remedy, as `/readyz` and `tt doctor` list them. */
import CopyIcon from "lucide-solid/icons/copy"
import { For, Show } from "solid-js"
import type { System } from "../../gateways/contract/systemShown.ts"
import { IconButton } from "../parts/button/IconButton.tsx"
import { teamWords as words } from "../words/words.ts"

export function TroubleList(props: { readonly troubles: System["troubles"]; readonly onCopy: (text: string) => void }) {
  return (
    <Show when={props.troubles.length > 0}>
      <section aria-labelledby="troubles">
        <header class="sys-head">
          <h2 id="troubles">{words.t("systemPage.troubles")}</h2>
        </header>
        <ul class="sys-list">
          <For each={props.troubles}>
            {(trouble) => (
              <li class="trouble" classList={{ stops: trouble.stops.length > 0 }}>
                <div class="sys-what">
                  <p class="strong">{trouble.message}</p>
                  <p class="quiet-text">
                    <Show when={trouble.remedy} fallback={words.t("systemPage.noRemedy")}>
                      {(remedy) => (
                        <>
                          {words.t("systemPage.remedy")}: <span class="remedy">{remedy()}</span>
                        </>
                      )}
                    </Show>
                  </p>
                </div>
                <Show when={trouble.remedy}>
                  {(remedy) => (
                    <span class="sys-acts">
                      <IconButton
                        small
                        label={words.t("systemPage.copyCommand")}
                        onClick={() => props.onCopy(remedy())}
                      >
                        <CopyIcon size={14} />
                      </IconButton>
                    </span>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
