/** Offers the sign-in methods to a person who is not signed in. */
import { createResource, createSignal, Show } from "solid-js"
import type { Session } from "../../gateways/contract.ts"
import { signInApi } from "../sync/rest/signInApi.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { GateCard } from "./GateCard.tsx"
import { goToProvider } from "./atProvider.ts"
import { hasPasskeys, signInByPasskey } from "./passkeys.ts"
import { RecoverySignIn } from "./RecoverySignIn.tsx"
import { TelegramSignIn } from "./telegram/TelegramSignIn.tsx"

/** Only links are offered while the server does not answer. */
const noWays = { oidc: null, telegram: false, passkeys: null }

export function SignIn(props: { readonly why: string | null; readonly onSignedIn: (session: Session) => void }) {
  const [ways] = createResource(() => signInApi.offered().catch(() => noWays))
  /** True when the sign-in link is the only method. Its title then names no alternative. */
  const isLinkFirst = () => {
    const offered = ways()
    return offered !== undefined && offered.oidc === null && !offered.telegram && !hasPasskeys(offered.passkeys)
  }
  const [failure, setFailure] = createSignal<string | null>(null)
  const why = () => failure() ?? props.why
  const fail = (error: unknown) => setFailure(sentenceOf(error))
  const attempt = (run: () => Promise<void>) => {
    setFailure(null)
    run().catch(fail)
  }
  return (
    <GateCard>
      <h1>{words.t("signInTitle")}</h1>
      <Show when={why()}>{(text) => <p role="alert">{text()}</p>}</Show>
      <Show when={ways()?.oidc}>
        {(oidc) => (
          <button class="btn go" type="button" onClick={() => attempt(() => goToProvider(hereOrHome()))}>
            {words.t("signInWith", { name: oidc().name })}
          </button>
        )}
      </Show>
      <Show when={hasPasskeys(ways()?.passkeys)}>
        <button class="btn" type="button" onClick={() => attempt(() => signInByPasskey().then(props.onSignedIn))}>
          {words.t("signInByPasskey")}
        </button>
      </Show>
      <Show when={ways()?.telegram}>
        <TelegramSignIn onSignedIn={props.onSignedIn} onFailed={fail} />
      </Show>
      <Show
        when={isLinkFirst()}
        fallback={
          <>
            <RecoverySignIn onSignedIn={props.onSignedIn} onFailed={fail} />
            <ByLink title={words.t("orByLink")} />
          </>
        }
      >
        <ByLink title={words.t("byLink")} />
        <RecoverySignIn onSignedIn={props.onSignedIn} onFailed={fail} />
      </Show>
    </GateCard>
  )
}

function ByLink(props: { readonly title: string }) {
  return (
    <>
      <h2>{props.title}</h2>
      <p class="quiet-text">{words.t("signInText")}</p>
    </>
  )
}

/** The page that the person opened. */
const hereOrHome = () => `${location.pathname}${location.search}`
