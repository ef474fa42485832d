/** Shown when it is unknown who is signed in: the server did not answer, or could not. The person may still be signed in. */
import { onCleanup, onMount } from "solid-js"
import { words } from "../words/words.ts"

export function NoAnswer(props: {
  /** The sentence of the server; null when it did not answer. */
  readonly why: string | null
  readonly onRetry: () => void
}) {
  // A device that is back on the network.
  const retry = () => props.onRetry()
  onMount(() => addEventListener("online", retry))
  onCleanup(() => removeEventListener("online", retry))
  return (
    <div class="gate">
      <main class="card">
        <h1>{words.t(props.why === null ? "noConnection" : "serverTrouble")}</h1>
        <p role="alert">{props.why ?? words.t("noConnectionText")}</p>
        <p class="quiet-text">{words.t(props.why === null ? "draftsKept" : "serverTroubleText")}</p>
        <button class="btn go" type="button" autofocus onClick={retry}>
          {words.t("tryAgain")}
        </button>
      </main>
    </div>
  )
}
