/** The Mini App in Telegram: signs its person in, then shows the pages for a phone. */
import { createEffect, createSignal, Match, onCleanup, onMount, Switch } from "solid-js"
import type { Session } from "../../gateways/contract.ts"
import { NoAnswer } from "../boundary/NoAnswer.tsx"
import { PageBoundary } from "../boundary/PageBoundary.tsx"
import { guardComposition } from "../drafts/composition.ts"
import { claimDrafts } from "../drafts/kept/keptTexts.ts"
import { createNow } from "../parts/createNow.ts"
import { clearToasts, onToast, toast } from "../parts/toast/toast.tsx"
import { Toasts } from "../parts/toast/Toasts.tsx"
import { LiveProvider } from "../sync/live.tsx"
import { passingStatuses, Refusal } from "../sync/rest/api.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { setThisYear } from "../words/speak/calendar.ts"
import { miniAppWords as words } from "../words/words.ts"
import { ClosedApp } from "./ClosedApp.tsx"
import { MiniPages } from "./MiniPages.tsx"
import { newNonce, signInApp } from "./signInApp.ts"
import type { Opening } from "./opening.ts"
import type { WebApp } from "./telegram/webApp.ts"

type Entrance =
  | { readonly is: "entering" }
  | { readonly is: "in"; readonly session: Session }
  /** The server did not answer: the same request may succeed later. */
  | { readonly is: "unknown"; readonly why: string | null }
  | { readonly is: "out"; readonly why: string }

/** Interval at which the present year is read again, in milliseconds. */
const clockMillis = 60_000

export function MiniApp(props: { readonly opening: Opening | null }) {
  const now = createNow(clockMillis)
  createEffect(() => setThisYear(new Date(now())))
  onCleanup(guardComposition())
  return (
    <PageBoundary at="">
      <Switch
        fallback={<ClosedApp title={words.t("miniApp.outside")} text={words.t("miniApp.outsideText")} close={null} />}
      >
        <Match when={props.opening}>{(opening) => <Opened opening={opening()} />}</Match>
      </Switch>
      <Toasts />
    </PageBoundary>
  )
}

function Opened(props: { readonly opening: Opening }) {
  const [entrance, setEntrance] = createSignal<Entrance>({ is: "entering" })
  const nonce = newNonce()
  const enter = async () => {
    setEntrance(await entranceOf(props.opening.launch.initData, nonce))
  }
  const leave = () => {
    clearToasts()
    setEntrance({ is: "out", why: words.t("miniApp.over") })
  }
  onMount(enter)
  onCleanup(
    onToast(({ failed, undo }) => (failed === true || undo !== undefined) && feel(props.opening.webApp, failed))
  )
  const session = () => {
    const found = entrance()
    return found.is === "in" ? found.session : undefined
  }
  const why = (is: "unknown" | "out") => {
    const found = entrance()
    return found.is === is ? found : undefined
  }
  return (
    <Switch
      fallback={
        <div class="gate">
          <p class="quiet-text" role="status">
            {words.t("loading")}…
          </p>
        </div>
      }
    >
      <Match when={why("unknown")}>{(found) => <NoAnswer why={found().why} onRetry={() => void enter()} />}</Match>
      <Match when={why("out")}>
        {(found) => (
          <ClosedApp title={words.t("miniApp.closed")} text={found().why ?? ""} close={props.opening.webApp.close} />
        )}
      </Match>
      <Match when={session()}>
        {(session) => (
          <LiveProvider
            session={session()}
            onRefused={(why) => toast({ text: sentenceOf(why), failed: true })}
            onSignedOut={leave}
          >
            <MiniPages opening={props.opening} />
          </LiveProvider>
        )}
      </Match>
    </Switch>
  )
}

const feel = (webApp: WebApp, failed?: boolean) => webApp.feel(failed === true ? "error" : "success")

const entranceOf = async (initData: string, nonce: string): Promise<Entrance> => {
  try {
    const session = await signInApp(initData, nonce)
    await claimDrafts(session.actor)
    return { is: "in", session }
  } catch (error) {
    const why = sentenceOf(error)
    if (!(error instanceof Refusal)) return { is: "unknown", why: null }
    const { status } = error.problem
    if (status === 0) return { is: "unknown", why: null }
    return status === tooMany || passingStatuses.has(status) ? { is: "unknown", why } : { is: "out", why }
  }
}
/** The status of the contract's `TooMany`. */
const tooMany = 429
