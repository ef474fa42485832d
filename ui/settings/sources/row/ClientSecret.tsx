/** The secret that Sentry has made. It is typed once, and is never stored as a draft on the device. */
import { createSignal } from "solid-js"
import type { SourceRow } from "../../../../gateways/contract/webhooks/sources.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { TextField } from "../../../parts/fields/TextField.tsx"
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
      <TextField
        label={words.t("sources.clientSecretOf", { name: props.row.name })}
        value={secret()}
        onType={setSecret}
        type="password"
        maxlength={200}
        readonly={busy()}
      />
      <Button type="submit" small disabled={!maySave()}>
        {words.t("sources.saveSecret")}
      </Button>
    </form>
  )
}
