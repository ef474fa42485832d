/** The accounts of the provider that sign the person in. */
import { For, Show } from "solid-js"
import { type OwnWays, signInApi } from "../sync/rest/signInApi.ts"
import { goToProvider } from "../signIn/atProvider.ts"
import { words } from "../words/words.ts"

export function Accounts(props: {
  readonly accounts: OwnWays["accounts"]
  /** The name of the provider; null when the installation has none. */
  readonly provider: string | null
  readonly attempt: (run: () => Promise<unknown>) => void
}) {
  return (
    <Show when={props.provider !== null || props.accounts.length > 0}>
      <section aria-labelledby="accounts">
        <h2 id="accounts">{words.t("accounts")}</h2>
        <ul>
          <For each={props.accounts} fallback={<li class="quiet-text">{words.t("noAccounts")}</li>}>
            {(account) => (
              <li>
                <span>{account.provider}</span>
                <button
                  class="btn"
                  type="button"
                  aria-label={words.t("unlinkAccount", { name: account.provider })}
                  onClick={() => props.attempt(() => signInApi.unlink(account.id))}
                >
                  {words.t("unlinkSignIn")}
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.provider}>
          {(name) => (
            <button class="btn" type="button" onClick={() => props.attempt(() => goToProvider("/settings/sign-in"))}>
              {words.t("linkAccount", { name: name() })}
            </button>
          )}
        </Show>
      </section>
    </Show>
  )
}
