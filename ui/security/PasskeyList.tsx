/** The passkeys of the person: add, rename, remove. */
import { createSignal, Show } from "solid-js"
import { createDraft } from "../drafts/createDraft.ts"
import { KeptNote } from "../drafts/KeptNote.tsx"
import { makePasskey } from "../signIn/passkeys.ts"
import { type OwnWays, signInApi } from "../sync/rest/signInApi.ts"
import { RowsById } from "../parts/rows/RowsById.tsx"
import { words } from "../words/words.ts"

/** The longest name that the server takes, in UTF-16 units. */
const longestName = 60

export function PasskeyList(props: {
  readonly passkeys: OwnWays["passkeys"]
  /** False below the role admin, and where the browser has no passkeys. */
  readonly mayAdd: boolean
  readonly attempt: (run: () => Promise<unknown>) => void
}) {
  const draft = createDraft(
    () => "passkey:new",
    () => ""
  )
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const wanted = draft.value().trim() || words.t("passkey")
    props.attempt(() => makePasskey(wanted).then(draft.drop))
  }
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{words.t("passkeys")}</h2>
      <ul>
        <RowsById rows={props.passkeys} fallback={<li class="quiet-text">{words.t("noPasskeys")}</li>}>
          {(passkey) => <PasskeyLine passkey={passkey()} attempt={props.attempt} />}
        </RowsById>
      </ul>
      <Show when={props.mayAdd} fallback={<p class="quiet-text">{words.t("noPasskeysHere")}</p>}>
        <form onSubmit={add}>
          <label for="passkey-name">{words.t("passkeyName")}</label>
          <input
            id="passkey-name"
            class="field"
            autocomplete="off"
            maxlength={longestName}
            value={draft.value()}
            onInput={(event) => draft.set(event.currentTarget.value)}
          />
          <button class="btn" type="submit">
            {words.t("addPasskey")}
          </button>
        </form>
      </Show>
    </section>
  )
}

function PasskeyLine(props: {
  readonly passkey: OwnWays["passkeys"][number]
  readonly attempt: (run: () => Promise<unknown>) => void
}) {
  const draft = createDraft(
    () => `passkey:${props.passkey.id}:name`,
    () => props.passkey.name
  )
  const [editing, setEditing] = createSignal(false)
  const rename = () => {
    const { id } = props.passkey
    if (draft.value().trim() === "") return draft.drop()
    if (!draft.kept()) return
    props.attempt(() => draft.send((name, key) => signInApi.renamePasskey(id, name.trim(), key).then(() => true)))
  }
  return (
    <li>
      <input
        class="field"
        aria-label={words.t("renamePasskey", { name: props.passkey.name })}
        maxlength={longestName}
        readonly={draft.busy()}
        value={draft.value()}
        onInput={(event) => draft.set(event.currentTarget.value)}
        onFocus={() => setEditing(true)}
        onBlur={() => setEditing(false)}
        onChange={rename}
      />
      <KeptNote draft={draft} editing={editing()} />
      <button
        class="btn"
        type="button"
        aria-label={words.t("removePasskey", { name: props.passkey.name })}
        onClick={() => props.attempt(() => signInApi.removePasskey(props.passkey.id))}
      >
        {words.t("removeWay")}
      </button>
    </li>
  )
}
