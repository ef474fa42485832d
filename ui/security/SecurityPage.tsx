/** The sign-in methods of the person: accounts of the provider, passkeys and recovery codes. */
import { createResource, Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { signInApi } from "../sync/rest/signInApi.ts"
import { hasPasskeys } from "../signIn/passkeys.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { Accounts } from "./Accounts.tsx"
import { PasskeyList } from "./PasskeyList.tsx"
import { RecoveryCodes } from "./RecoveryCodes.tsx"
import "./security.css"

export function SecurityPage(props: { readonly toast: (text: string) => void }) {
  const [own, { refetch }] = createResource(() => signInApi.own().catch(() => undefined))
  const [offered] = createResource(() => signInApi.offered().catch(() => undefined))
  /** Carries out a change, and shows the list as it is then. */
  const attempt = (run: () => Promise<unknown>) => {
    run()
      .catch((error: unknown) => props.toast(sentenceOf(error)))
      .finally(() => void refetch())
  }
  return (
    <>
      <Bar title={words.t("security")} />
      <div class="page security">
        <p class="quiet-text">{words.t("securityText")}</p>
        <Show when={own()} fallback={<Missing isLoading={own.loading} />}>
          {(ways) => (
            <>
              <Accounts accounts={ways().accounts} provider={offered()?.oidc?.name ?? null} attempt={attempt} />
              <PasskeyList
                passkeys={ways().passkeys}
                mayAdd={ways().mayAdd && hasPasskeys(offered()?.passkeys)}
                attempt={attempt}
              />
              <Show when={ways().mayAdd || ways().recoveryCodes > 0}>
                <RecoveryCodes left={ways().recoveryCodes} mayMake={ways().mayAdd} attempt={attempt} />
              </Show>
            </>
          )}
        </Show>
      </div>
    </>
  )
}

/** Replaces the list while it loads, and after a request that failed. */
function Missing(props: { readonly isLoading: boolean }) {
  return (
    <p class="quiet-text" role="status">
      {props.isLoading ? `${words.t("loading")}…` : words.t("offline")}
    </p>
  )
}
