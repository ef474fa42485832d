/** Imports a chat: a file is dropped or chosen, sent, checked, confirmed and stored. Each step shows what the server has. */
import { createSignal, Match, Show, Switch } from "solid-js"
import type { ImportShown } from "../../gateways/contract/imports/imports.ts"
import { Button } from "../parts/button/Button.tsx"
import { Note } from "../parts/show/Note.tsx"
import { useLive } from "../sync/live.tsx"
import { useWindow } from "../sync/useWindow.ts"
import { chatWords as words } from "../words/words.ts"
import { createImport } from "./send/createImport.ts"
import { DropZone } from "./steps/DropZone.tsx"
import { Outcome } from "./steps/Outcome.tsx"
import { Preview } from "./steps/Preview.tsx"
import { SentFile, Working } from "./steps/Working.tsx"
import "./chatImport.css"

export function ImportChat(props: {
  /** Offers to begin an import. @default true */
  readonly offers?: boolean
}) {
  const live = useLive()
  // Ticks of imports come in the lane of the messages.
  useWindow("messages,before,newest,1")
  const job = createImport(live.ticks)
  const when = (...states: ReadonlyArray<ImportShown["state"]>) => {
    const shown = job.shown()
    return shown !== null && states.includes(shown.state) ? shown : null
  }
  const zone = () => <DropZone most={job.limits()?.most} onFile={(file) => void job.choose(file)} />
  /** A person who has ended one import may begin another one. */
  const [isWanted, setWanted] = createSignal(false)
  const end = () => {
    setWanted(true)
    void job.cancel()
  }
  const cancel = () => (
    <Button small look="quiet" onClick={end}>
      {words.t(when("done") === null ? "chatImport.cancel" : "chatImport.another")}
    </Button>
  )
  return (
    <div>
      <Show when={job.fault()}>{(why) => <Note tone="bad">{why()}</Note>}</Show>
      <Switch fallback={<Show when={props.offers !== false || isWanted()}>{zone()}</Show>}>
        <Match when={when("uploading")}>
          {(shown) => <SentFile job={job} shown={shown()} buttons={cancel()} zone={zone()} />}
        </Match>
        <Match when={when("checking", "importing")}>
          {(shown) => <Working job={job} shown={shown()} buttons={cancel()} />}
        </Match>
        <Match when={when("ready")}>
          {(shown) => <Preview shown={shown()} onStart={(places) => void job.start(places)} buttons={cancel()} />}
        </Match>
        <Match when={when("refused")}>
          {(shown) => (
            <>
              <RefusedFile shown={shown()} />
              {zone()}
            </>
          )}
        </Match>
        <Match when={when("done", "failed")}>
          {(shown) => <Outcome shown={shown()} onContinue={() => void job.start([])} buttons={cancel()} />}
        </Match>
      </Switch>
    </div>
  )
}

function RefusedFile(props: { readonly shown: ImportShown }) {
  return (
    <p role="alert">
      <bdi>{props.shown.name}</bdi>: {words.value("importFault", props.shown.fault ?? "unreadable")}
    </p>
  )
}
