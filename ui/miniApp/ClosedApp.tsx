/** The page of a person whom the Mini App cannot let in: why, and what to do. */
import { Show } from "solid-js"
import { Button } from "../parts/button/Button.tsx"
import { GateCard } from "../signIn/GateCard.tsx"
import { miniAppWords as words } from "../words/words.ts"

export function ClosedApp(props: {
  readonly title: string
  readonly text: string
  /** Closes the app; null outside of Telegram, where a link to the page of the browser is shown. */
  readonly close: (() => void) | null
}) {
  return (
    <GateCard>
      <h1>{props.title}</h1>
      <p role="alert">{props.text}</p>
      <Show
        when={props.close}
        fallback={
          <a class="btn go" href="/">
            {words.t("miniApp.openPage")}
          </a>
        }
      >
        {(close) => (
          <Button look="go" onClick={() => close()()}>
            {words.t("close")}
          </Button>
        )}
      </Show>
    </GateCard>
  )
}
