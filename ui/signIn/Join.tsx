/** A person with an invitation chooses a name, and is then a member of the team. */
import { createResource, createSignal, Show } from "solid-js"
import type { Session } from "../../gateways/contract.ts"
import { api, Refusal } from "../sync/rest/api.ts"
import { type OpenedInvitation, signInApi } from "../sync/rest/signInApi.ts"
import { newKey } from "../sync/rest/newKey.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { goToProvider } from "./atProvider.ts"

/** The longest name that the server takes, in UTF-16 units. */
const longestName = 200

export function Join(props: { readonly invitation: string; readonly onJoined: (session: Session) => void }) {
  const [name, setName] = createSignal("")
  const [why, setWhy] = createSignal<string | null>(null)
  const [sending, setSending] = createSignal(false)
  // One idempotency key for this page, so that a second press after a lost answer makes no second person.
  const key = newKey()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (name().trim() === "" || sending()) return
    setSending(true)
    setWhy(null)
    try {
      props.onJoined(await join(props.invitation, name().trim(), key))
    } catch (error) {
      setWhy(refusalOf(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <div class="gate">
      <main class="card" style={{ display: "grid" }}>
        <h1>{words.t("joinTitle")}</h1>
        <p class="quiet-text">{words.t("joinText")}</p>
        <form class="join" onSubmit={(event) => void submit(event)}>
          <label for="join-name">{words.t("joinName")}</label>
          <input
            id="join-name"
            class="field"
            autocomplete="name"
            autofocus
            required
            maxlength={longestName}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <Show when={why()}>{(text) => <p role="alert">{text()}</p>}</Show>
          <button class="btn primary" type="submit" disabled={sending()}>
            {words.t("join")}
          </button>
        </form>
        <JoinAtProvider opened={{ secret: props.invitation, key }} onFailed={(error) => setWhy(sentenceOf(error))} />
      </main>
    </div>
  )
}

/** Accepts the invitation with an account of the provider, when the installation has one. */
function JoinAtProvider(props: { readonly opened: OpenedInvitation; readonly onFailed: (error: unknown) => void }) {
  const [oidc] = createResource(() =>
    signInApi.offered().then(
      (ways) => ways.oidc,
      () => null
    )
  )
  return (
    <Show when={oidc()}>
      {(provider) => (
        <button class="btn" type="button" onClick={() => goToProvider("/", props.opened).catch(props.onFailed)}>
          {words.t("joinWith", { name: provider().name })}
        </button>
      )}
    </Show>
  )
}

/** A person who has signed in in another tab stays signed in: an invitation is for a person who is not on the team yet. */
const join = (invitation: string, name: string, key: string) =>
  api.join(invitation, name, key).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.problem.status !== conflict) throw error
    return api.session().catch(() => Promise.reject(error))
  })

/** An invitation that cannot be used any more has a sentence in the person's language. */
const refusalOf = (error: unknown) =>
  error instanceof Refusal && over.has(error.problem.status) ? words.t("invitationOver") : sentenceOf(error)
/** Of the contract's `NotAllowed`, `NotFound` and `Conflict`. */
const conflict = 409
const over: ReadonlySet<number> = new Set([403, 404, conflict])
