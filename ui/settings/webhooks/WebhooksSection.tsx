/** Webhooks: addresses outside the tracker that get its events. A row opens in place, with its deliveries. */
import { createSignal, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { type MadeSecret, webhooksApi } from "./parts/webhooksApi.ts"
import { settingsWords, webhookWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { AddDialog } from "./add/AddDialog.tsx"
import { WebhookList } from "./row/WebhookList.tsx"
import { SecretDialog, type ShownSecret } from "./parts/SecretDialog.tsx"
import "./webhooks.css"

export function WebhooksSection() {
  const hooks = createLoaded(webhooksApi.list)
  const act = createAct(hooks)
  const [adds, setAdds] = createSignal(false)
  const [secret, setSecret] = createSignal<ShownSecret | null>(null)
  const show = (name: string) => (made: MadeSecret) => setSecret({ name, secret: made.secret })
  const rotate = (id: string, name: string, version: number) =>
    act(async () => {
      const made = await webhooksApi.rotate(id, version)
      show(name)(made)
      return made
    })
  return (
    <>
      <SettingsSection
        id="webhooks"
        title={settingsWords.t("settings.webhooks")}
        text={words.t("hooks.text")}
        action={
          <Button look="go" onClick={() => setAdds(true)}>
            {words.t("hooks.add")}
          </Button>
        }
      >
        <WhenLoaded of={hooks}>
          {(all) => <WebhookList all={all()} act={act} onRotate={(...args) => void rotate(...args)} />}
        </WhenLoaded>
      </SettingsSection>
      <Show when={adds()}>
        <AddDialog
          act={act}
          onAdded={(name, kind, made) => kind === "standard" && show(name)(made)}
          onClose={() => setAdds(false)}
        />
      </Show>
      <Show when={secret()}>{(made) => <SecretDialog made={made()} onClose={() => setSecret(null)} />}</Show>
    </>
  )
}
