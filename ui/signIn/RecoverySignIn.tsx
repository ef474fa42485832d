/** Signs in with a recovery code. */
import { createSignal } from "solid-js"
import type { Session } from "../../gateways/contract.ts"
import { signInApi } from "../sync/rest/signInApi.ts"
import { words } from "../words/words.ts"

export function RecoverySignIn(props: {
  readonly onSignedIn: (session: Session) => void
  readonly onFailed: (error: unknown) => void
}) {
  const [code, setCode] = createSignal("")
  const [busy, setBusy] = createSignal(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // Two attempts at once could be answered in another order.
    if (busy()) return
    setBusy(true)
    void signInApi
      .useRecoveryCode(code())
      .then(props.onSignedIn, props.onFailed)
      .finally(() => setBusy(false))
  }
  return (
    <details>
      <summary>{words.t("useRecoveryCode")}</summary>
      <form class="join" onSubmit={submit}>
        <label for="recovery-code">{words.t("recoveryCode")}</label>
        <input
          id="recovery-code"
          class="field"
          autocomplete="off"
          spellcheck={false}
          required
          maxlength="60"
          value={code()}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button class="btn" type="submit" disabled={busy()}>
          {words.t("signInNow")}
        </button>
      </form>
    </details>
  )
}
