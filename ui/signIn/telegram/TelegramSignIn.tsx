/** Shows a code that the person sends to the bot, and waits until it is confirmed there. */
import { createSignal, onCleanup, Show } from "solid-js"
import type { Session } from "../../../gateways/contract.ts"
import { Refusal } from "../../sync/rest/api.ts"
import { type DeviceCode, signInApi } from "../../sync/rest/signInApi.ts"
import { words } from "../../words/words.ts"

/** Time between two polls for the confirmation. */
const pollMillis = 2000
const serverError = 500

/** True when the server did not answer, or is not ready: the code still works, so the page asks again. */
const isPassing = (error: unknown) =>
  error instanceof Refusal && (error.problem.status === 0 || error.problem.status >= serverError)

export function TelegramSignIn(props: {
  readonly onSignedIn: (session: Session) => void
  readonly onFailed: (error: unknown) => void
}) {
  const [shown, setShown] = createSignal<DeviceCode | null>(null)
  /** The end of the code, on the clock of this device. */
  let until = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isGone = false
  onCleanup(() => {
    isGone = true
    clearTimeout(timer)
  })
  const pollLater = (code: string) => {
    if (!isGone) timer = setTimeout(() => void poll(code), pollMillis)
  }
  const fail = (error: unknown) => {
    setShown(null)
    props.onFailed(error)
  }
  const poll = async (code: string) => {
    try {
      const { session } = await signInApi.pollDevice(code)
      if (session === null) pollLater(code)
      else props.onSignedIn(session)
    } catch (error) {
      if (isPassing(error) && Date.now() < until) pollLater(code)
      else fail(error)
    }
  }
  const begin = async () => {
    clearTimeout(timer)
    try {
      const begun = await signInApi.beginDevice()
      setShown(begun)
      until = Date.now() + begun.seconds * 1000
      await poll(begun.code)
    } catch (error) {
      fail(error)
    }
  }
  return (
    <Show
      when={shown()}
      fallback={
        <button class="btn" type="button" onClick={() => void begin()}>
          {words.t("signInWith", { name: "Telegram" })}
        </button>
      }
    >
      {(device) => <ShownCode device={device()} />}
    </Show>
  )
}

function ShownCode(props: { readonly device: DeviceCode }) {
  return (
    <section class="ways" role="status">
      <p>{words.t("sendCode")}</p>
      {/* The whole message: a code without the command would become a task. */}
      <output class="device-code">{`/login ${props.device.code}`}</output>
      <Show when={props.device.bot}>
        {(bot) => (
          <a
            class="btn"
            target="_blank"
            rel="noreferrer"
            href={`https://t.me/${bot()}?start=login-${props.device.code}`}
          >
            {words.t("openBot")}
          </a>
        )}
      </Show>
      <p class="quiet-text">{words.t("codeWarning")}</p>
    </section>
  )
}
