/** The address and the secret for a sender, once after they were made. */
import { Show } from "solid-js"
import { Button } from "../../../parts/button/Button.tsx"
import { settingsWords as words } from "../../../words/words.ts"
import { copyText } from "../../parts/copyText.ts"
import { WebhookAddress } from "./WebhookAddress.tsx"
import type { MadeSource } from "./sourcesApi.ts"

export const webhookAddress = (path: string): string => `${location.origin}${path}`

export function SourceSecret(props: { readonly made: MadeSource }) {
  return (
    <div role="status">
      <div class="set-row two">
        <span class="grow">
          <span class="quiet-text">{words.t("sources.address")}</span>
          <WebhookAddress of={webhookAddress(props.made.path)} />
        </span>
        <Button small onClick={() => void copyText(webhookAddress(props.made.path))}>
          {words.t("sources.copyTheAddress")}
        </Button>
      </div>
      <Show
        when={props.made.secret}
        fallback={
          <p class="quiet-text">{words.t(props.made.needsSecret ? "sources.needsSecret" : "sources.secretSaved")}</p>
        }
      >
        {(secret) => (
          <div class="set-row two">
            <span class="grow">
              <span class="quiet-text">{words.t("sources.secretOnce")}</span>
              <code>{secret()}</code>
            </span>
            <Button small onClick={() => void copyText(secret())}>
              {words.t("sources.copyTheSecret")}
            </Button>
          </div>
        )}
      </Show>
    </div>
  )
}
