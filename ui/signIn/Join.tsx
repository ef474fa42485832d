/** A person with an invitation chooses a name, or confirms the known one, and is then a member of the team. */
import { createResource, createSignal, onMount, Show } from "solid-js"
import type { Session } from "../../gateways/contract.ts"
import { api, Refusal } from "../sync/rest/api.ts"
import { type OpenedInvitation, signInApi } from "../sync/rest/signInApi.ts"
import { newKey } from "../sync/rest/newKey.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { GateCard } from "./GateCard.tsx"
import { goToProvider } from "./atProvider.ts"

/** The longest name that the server takes, in UTF-16 units. */
const longestName = 200

export function Join(props: { readonly invitation: string; readonly onJoined: (session: Session) => void }) {
  const [name, setName] = createSignal("")
  const [why, setWhy] = createSignal<string | null>(null)
  const [sending, setSending] = createSignal(false)
  const [known, setKnown] = createSignal<string | null>(null)
  const [isOver, setOver] = createSignal(false)
  /** Until the invitation is known, the page cannot tell whether the person must type a name. */
  const [isLooking, setLooking] = createSignal(true)
  const mustType = () => !isLooking() && known() === null
  onMount(() => {
    void lookAt(props.invitation).then((found) => {
      setKnown(found.name)
      setName((typed) => found.name ?? typed)
      setOver(found.isOver)
      setLooking(false)
    })
  })
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
    <GateCard>
      <h1>{words.t("joinTitle")}</h1>
      <Show when={!isOver()} fallback={<InvitationOver />}>
        <p class="quiet-text">
          <Show when={known()} fallback={words.t("joinText")}>
            {(person) => words.t("joinAs", { name: person() })}
          </Show>
        </p>
        <form class="join" onSubmit={(event) => void submit(event)}>
          <Show when={mustType()}>
            <NameField name={name()} onName={setName} />
          </Show>
          <Show when={why()}>{(text) => <p role="alert">{text()}</p>}</Show>
          <button class="btn go" type="submit" disabled={isLooking() || sending()}>
            {words.t("join")}
          </button>
        </form>
        <Show when={mustType()}>
          <JoinAtProvider opened={{ secret: props.invitation, key }} onFailed={(error) => setWhy(sentenceOf(error))} />
        </Show>
      </Show>
    </GateCard>
  )
}

/** A person who has joined may open the invitation again, so the page leads to the sign-in. */
function InvitationOver() {
  return (
    <>
      <p role="alert">{words.t("invitationOver")}</p>
      <a class="btn" href="/">
        {words.t("signInTitle")}
      </a>
    </>
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

function NameField(props: { readonly name: string; readonly onName: (name: string) => void }) {
  return (
    <>
      <label for="join-name">{words.t("joinName")}</label>
      <input
        id="join-name"
        class="field"
        autocomplete="name"
        autofocus
        required
        maxlength={longestName}
        value={props.name}
        onInput={(event) => props.onName(event.currentTarget.value)}
      />
    </>
  )
}

/**
 * The known name of the person, and whether the invitation no longer works. When the server does not answer, the form stays
 * open, and sending it reports the error.
 */
const lookAt = (invitation: string) =>
  api.lookAtInvitation(invitation).then(
    ({ name }) => ({ name, isOver: false }),
    (error: unknown) => ({ name: null, isOver: isInvitationOver(error) || isIncomplete(error) })
  )

/** A person who has signed in in another tab stays signed in: an invitation is for a person who is not on the team yet. */
const join = (invitation: string, name: string, key: string) =>
  api.join(invitation, name, key).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.problem.status !== conflict) throw error
    return api.session().catch(() => Promise.reject(error))
  })

/** An invitation that no longer works is reported in the person's language. */
const refusalOf = (error: unknown) => {
  if (error instanceof Refusal && error.problem.reason === "name-taken") return words.t("nameTaken")
  return isInvitationOver(error) ? words.t("invitationOver") : sentenceOf(error)
}
const isInvitationOver = (error: unknown) => error instanceof Refusal && over.has(error.problem.status)
/** A link that was copied in part is refused as a wrong request. */
const isIncomplete = (error: unknown) => error instanceof Refusal && error.problem.status === wrongRequest
/** Of the contract's `BadRequest`. */
const wrongRequest = 400
/** Of the contract's `NotAllowed`, `NotFound` and `Conflict`. */
const conflict = 409
const over: ReadonlySet<number> = new Set([403, 404, conflict])
