/** The secret that Sentry has made. It is typed once, and is never stored as a draft on the device. */
import { createSignal } from "solid-js"
import type { SourceRow } from "../../../../gateways/contract/webhooks/sources.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { settingsWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { sourcesApi } from "../parts/sourcesApi.ts"

const shortest = 16

export function ClientSecret(props: { readonly row: SourceRow; readonly act: ActOnLists }) {
  const [secret, setSecret] = createSignal("")
  const [busy, setBusy] = createSignal(false)
  const maySave = () => secret().trim().length >= shortest && !busy()
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!maySave()) return
    setBusy(true)
    const { id, secret: version } = props.row
    if (await props.act(() => sourcesApi.rotate(id, version, secret().trim()), words.t("sources.secretSaved")))
      setSecret("")
    setBusy(false)
  }
  return (
    <form class="set-form" onSubmit={(event) => void save(event)}>
      <label class="labelled">
        <span>{words.t("sources.clientSecretOf", { name: props.row.name })}</span>
        <input
          class="in"
          type="password"
          autocomplete="off"
          maxlength={200}
          readonly={busy()}
          value={secret()}
          onInput={(event) => setSecret(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" small disabled={!maySave()}>
        {words.t("sources.saveSecret")}
      </Button>
    </form>
  )
}
